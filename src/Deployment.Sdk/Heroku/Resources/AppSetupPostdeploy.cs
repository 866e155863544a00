using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>What a <c>postdeploy</c> script came to.</summary>
internal sealed record AppSetupPostdeploy
{
    /// <summary>What it printed.</summary>
    [AllowNull]
    public string Output { get; init => field = value ?? field; } = "";

    /// <summary>Its exit status; 0 is success.</summary>
    public int ExitCode { get; init; }
}
