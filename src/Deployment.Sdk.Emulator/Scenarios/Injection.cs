namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>Says of a request that its answer, or the lack of one, was injected. A feature of the request, for whoever logs it.</summary>
/// <param name="Scenario">The scenario.</param>
/// <param name="What">What became of the request.</param>
/// <param name="IsCutOff">Whether the connection was reset in place of an answer. The server learns that later than it logs the request.</param>
internal sealed record Injection(string Scenario, string What, bool IsCutOff)
{
    /// <summary>The header by which an injected answer says so; no answer of Heroku has it.</summary>
    public const string Header = "Rehearsal-Injected";
}
