namespace Deployment.Sdk.Plans.Proofs;

/// <summary>
/// Heroku's rule for names of config vars: <c>^\w+$</c>, by the schema of its API, and none that Heroku fills in itself. Heroku
/// advises against other names that start with <c>HEROKU_</c> or <c>__</c>, and accepts them: its own buildpacks are configured by
/// some. Names are case-sensitive.
/// </summary>
internal static class HerokuConfigVarName
{
    // devcenter.heroku.com/articles/dyno-startup-behavior, "Local Environment Variables".
    private static readonly HashSet<string> OfEveryDyno = new(StringComparer.Ordinal) { "DYNO", "PORT" };

    // devcenter.heroku.com/articles/dyno-metadata.
    private static readonly HashSet<string> OfDynoMetadata = new(StringComparer.Ordinal)
    {
        "HEROKU_APP_DEFAULT_DOMAIN_NAME",
        "HEROKU_APP_ID",
        "HEROKU_APP_NAME",
        "HEROKU_BUILD_COMMIT",
        "HEROKU_BUILD_DESCRIPTION",
        "HEROKU_DYNO_ID",
        "HEROKU_RELEASE_CREATED_AT",
        "HEROKU_RELEASE_VERSION",
        "HEROKU_SLUG_COMMIT",
        "HEROKU_SLUG_DESCRIPTION",
    };

    /// <summary>What is wrong with a name; null if Heroku takes it and leaves it alone.</summary>
    public static ConfigVarNameFault? Check(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return new("Its name is empty.", "Give it a name of letters, digits and '_'.");
        }

        foreach (var character in name!)
        {
            if (!IsAllowed(character))
            {
                return new($"Its name has {Show(character)} in it.", "Use letters from A to Z, digits and '_' only.");
            }
        }

        if (OfEveryDyno.Contains(name))
        {
            return new("Heroku sets it itself when a dyno starts.", "Leave it out, or take another name.");
        }

        return OfDynoMetadata.Contains(name)
            ? new("Heroku keeps that name for its dyno metadata.", "Leave it out, or take another name.")
            : null;
    }

    private static bool IsAllowed(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';

    private static string Show(char character) => character == ' ' ? "a space" : ShownCharacter.Of(character);
}
