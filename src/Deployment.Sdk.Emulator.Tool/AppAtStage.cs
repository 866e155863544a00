using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Emulator.Tool;

/// <summary>An app to have from the start, and where it stands: <c>shop-live=production</c>.</summary>
internal static class AppAtStage
{
    private static readonly Stage[] All = Enum.GetValues<Stage>();

    public static string Stages { get; } = string.Join(", ", All.Select(Word));

    /// <summary>The environment of one app that a text stands for; null when it is none, and then the problem with its remedy.</summary>
    public static EnvironmentDefinition? Read(string text, out string? problem)
    {
        var (name, word) = text.Split('=') is [var before, var after] ? (before, after) : (text, "");
        problem = word.Length == 0 || !All.Any(stage => Word(stage) == word)
            ? $"'{text}' is not NAME=STAGE, such as shop-live=production. The stages are {Stages}."
            : !AppNames.IsLegal(name)
                ? $"Heroku would refuse the app name '{name}': it takes 3 to 30 lower-case letters, digits and dashes, a letter first, no dash last."
                : null;
        return problem is null
            ? new EnvironmentDefinition(
                name, All.First(stage => Word(stage) == word), DataClass.Test, [new Declaration($"HerokuApp({name})", new HerokuAppAttribute(name))])
            : null;
    }

    private static string Word(Stage stage) => stage.ToString().ToLowerInvariant();
}
