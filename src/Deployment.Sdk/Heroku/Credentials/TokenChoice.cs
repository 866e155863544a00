using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>The token of an environment, or why it has none (command-line exit code 77).</summary>
internal sealed record TokenChoice
{
    private TokenChoice(string variable, string? token, string? refusal) => (Variable, Token, Refusal) = (variable, token, refusal);

    /// <summary>The environment variable that it came from, or that should have held it.</summary>
    public string Variable { get; }

    /// <summary>The token; null when refused.</summary>
    public string? Token { get; }

    /// <summary>What is wrong and which variable to set; null when there is a token. Never holds a token.</summary>
    public string? Refusal { get; }

    /// <summary>Whether there is a token.</summary>
    [MemberNotNullWhen(true, nameof(Token))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsGranted => Token is not null;

    /// <summary>A token.</summary>
    public static TokenChoice Granted(string variable, string token) => new(variable, token, null);

    /// <summary>No token.</summary>
    public static TokenChoice Refused(string variable, string reason) => new(variable, null, reason);

    /// <summary>The variable and the refusal: the token is never printed.</summary>
    public override string ToString() => $"{Variable}: {Refusal ?? "set"}";
}
