using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Services;

/// <summary>How a service's address and token are found: declared or by variable, and never from anywhere else.</summary>
internal static class ServiceSettings
{
    /// <summary>A secret that the service cannot do without.</summary>
    /// <param name="services">The means.</param>
    /// <param name="variable">The environment variable that holds it.</param>
    /// <param name="rehearsed">What stands for it in a rehearsal.</param>
    public static string Require(this IServiceContext services, string variable, string rehearsed) =>
        services.Token(variable, rehearsed) ?? throw new ServiceException($"{variable} is not set");

    /// <summary>A secret that goes into a header; null when it is not set.</summary>
    public static string? Token(this IServiceContext services, string variable, string rehearsed) =>
        services.Secret(variable, rehearsed) switch
        {
            null => null,
            var secret when secret.All(character => character is > ' ' and <= '~') => secret,
            _ => throw new ServiceException($"{variable} holds a character that no token has, such as a space or a line break: copy it again"),
        };

    /// <summary>The base address: from the variable, else as declared, else the service's own.</summary>
    /// <param name="services">The means.</param>
    /// <param name="variable">The environment variable that names another address.</param>
    /// <param name="declared">The address that the attribute declares; null for none.</param>
    /// <param name="usual">The service's own address.</param>
    public static Uri Address(this IServiceContext services, string variable, string? declared, string usual) =>
        services.Variable(variable) is { } named ? Checked(named, variable)
        : Checked(declared ?? usual, "the declared address");

    /// <summary>The base address of a service that every team runs for itself: from the variable, else as declared.</summary>
    /// <param name="services">The means.</param>
    /// <param name="variable">The environment variable that names it.</param>
    /// <param name="declared">The address that the attribute declares; null for none.</param>
    /// <param name="rehearsed">What stands for it in a rehearsal that names none.</param>
    public static Uri OwnAddress(this IServiceContext services, string variable, string? declared, string rehearsed) =>
        (services.Variable(variable) ?? declared) is null && !services.IsRehearsal
            ? throw new ServiceException($"{variable} is not set, and no address is declared")
            : services.Address(variable, declared, rehearsed);

    /// <summary>An address that a secret may be sent to: https, or http at a literal loopback address.</summary>
    /// <param name="text">The address.</param>
    /// <param name="where">Where it is written, for people; the address itself may be a secret.</param>
    public static Uri Checked(string text, string where) =>
        !Uri.TryCreate(text, UriKind.Absolute, out var address)
            ? throw new ServiceException($"{where} is not an absolute address")
            : address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && HerokuEndpoint.IsLiteralLoopback(address))
                ? throw new ServiceException($"{where} must be https, or http at a loopback address such as http://127.0.0.1:PORT")
                : address.UserInfo.Length > 0
                    ? throw new ServiceException($"{where} must not hold a user name or password")
                    : address;
}
