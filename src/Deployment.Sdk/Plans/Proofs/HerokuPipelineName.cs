namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Heroku's rule for names of pipelines, by the schema of its API: <c>^[a-z][a-z0-9-]{2,29}$</c>.</summary>
internal static class HerokuPipelineName
{
    private const string Argument = "pipeline";
    private const int MinLength = 3;
    private const int MaxLength = 30;

    /// <summary>What is wrong with a name; null if it is legal.</summary>
    public static UnmeetableRule? Check(string? pipeline)
    {
        var name = pipeline ?? "";
        if (name.Length > 0 && name[0] is not (>= 'a' and <= 'z'))
        {
            return new(Argument, $"It starts with {ShownCharacter.Of(name[0])}.", "Start it with a lower-case letter.") { Part = (0, 1) };
        }

        for (var at = 0; at < name.Length; at++)
        {
            if (name[at] is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
            {
                return new(Argument, $"It has {ShownCharacter.Of(name[at])} in it.", "Use lower-case letters, digits and '-' only.") { Part = (at, 1) };
            }
        }

        var length = $"It has {name.Length} characters, and a pipeline's name has";
        return name.Length < MinLength ? new(Argument, $"{length} at least {MinLength}.", "Write a longer name.")
            : name.Length > MaxLength ? new(Argument, $"{length} at most {MaxLength}.", $"Leave {name.Length - MaxLength} out.")
            : null;
    }
}
