using System.Collections.Immutable;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>The add-ons of an app, which set config vars of their own.</summary>
/// <param name="App">The app's identifier.</param>
/// <param name="AddOns">Those that it is billed for or reaches.</param>
/// <param name="Attachments">The ways in which it reaches them.</param>
internal sealed record AppAddOns(string App, ImmutableArray<AddOn> AddOns, ImmutableArray<AddOnAttachment> Attachments)
{
    public static AppAddOns None { get; } = new("", [], []);

    public static async Task<AppAddOns> ReadAsync(IHerokuReader heroku, App app, CancellationToken cancellationToken)
    {
        var addOns = heroku.AddOnsAsync(app.Name).ToArrayAsync(cancellationToken).AsTask();
        var attachments = heroku.AttachmentsAsync(app.Name).ToArrayAsync(cancellationToken).AsTask();
        await Task.WhenAll(addOns, attachments).ConfigureAwait(false);
        return new AppAddOns(app.Id, [.. await addOns.ConfigureAwait(false)], [.. await attachments.ConfigureAwait(false)]);
    }

    /// <summary>The name of the config var of an attachment.</summary>
    public static string VariableOf(string attachment) => $"{attachment}_URL";

    public AddOnAttachment? Attachment(string name) => Attachments.FirstOrDefault(attachment => attachment.Name == name);

    /// <summary>The name of the add-on that sets a config var; null if none does.</summary>
    public string? ProviderOf(string variable) =>
        Attachments.FirstOrDefault(attachment => VariableOf(attachment.Name) == variable)?.Addon?.Name

        // What an add-on of another app is said to set, it sets there.
        ?? AddOns.FirstOrDefault(addOn => addOn.App?.Id == App && addOn.ConfigVars.Contains(variable, StringComparer.Ordinal))?.Name;
}
