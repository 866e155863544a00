namespace Deployment.Sdk.Cli.Documents;

/// <summary>A line of <c>logs --json</c>: one document for each, as they come.</summary>
/// <param name="Schema">The version of this document.</param>
/// <param name="Environment">The environment.</param>
/// <param name="App">The app that logged it.</param>
/// <param name="Line">The line as Heroku has it: time, source and text.</param>
internal sealed record LogLineDocument(int Schema, string Environment, string App, string Line);
