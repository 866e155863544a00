namespace Deployment.Sdk.Emulator.Tests.Contract;

/// <summary>A place where the emulator answers otherwise than Heroku's schema says, on purpose.</summary>
/// <param name="Pointer">Where in the schema.</param>
/// <param name="Schema">What holds there instead.</param>
/// <param name="Reason">Why.</param>
internal sealed record Deviation(string Pointer, string Schema, string Reason)
{
    private const string Text = """{"type":["string"]}""";
    private const string Named = """{"type":["object"],"properties":{"id":{"type":["string"],"format":"uuid"},"name":{"type":["string"]}}}""";

    /// <summary>All of them. Whatever else differs is a mistake.</summary>
    public static IReadOnlyList<Deviation> All { get; } =
    [
        .. new[] { "app", "team-app" }.SelectMany(app => new[]
        {
            new Deviation(
                $"/definitions/{app}/properties/web_url",
                """{"type":["string"],"format":"uri","pattern":"^http://(127\\.0\\.0\\.1|localhost):[0-9]+/web/[a-z][a-z0-9-]{1,28}[a-z0-9]-[0-9a-z]{12}/$"}""",
                "An app is seen on this machine, and nothing may lead a rehearsal away from it."),
            new Deviation(
                $"/definitions/{app}/properties/git_url",
                """{"type":["string"],"pattern":"^https://git\\.heroku\\.invalid/[a-z][a-z0-9-]{2,29}\\.git$"}""",
                "A push must not reach the real Heroku."),
        }),
        new("/definitions/team-app/properties/generation", Named, "Heroku's command line reads it of every app."),
        new("/definitions/pipeline-coupling/properties/pipeline/properties/name", Text, "Heroku's command line shows it."),
    ];
}
