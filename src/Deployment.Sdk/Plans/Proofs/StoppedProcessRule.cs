namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Decides whether a process type may stand still while a release is made.</summary>
internal static class StoppedProcessRule
{
    private const string Argument = "Stop";
    private const string Remedy = "Name process types such as 'worker', separated by commas.";

    /// <summary>Everything that is wrong with the list of them, in its order.</summary>
    /// <param name="stop">As <c>[Maintenance(Stop = ...)]</c> has it; null for none.</param>
    public static IEnumerable<UnmeetableRule> Faults(string? stop)
    {
        if (stop is null)
        {
            yield break;
        }

        var start = 0;
        foreach (var entry in stop.Split(','))
        {
            var type = entry.Trim();
            if (Problem(type) is { } problem)
            {
                yield return new(Argument, problem, Remedy)
                {
                    Part = type.Length == 0 ? null : (start + entry.IndexOf(type, StringComparison.Ordinal), type.Length),
                };
            }

            start += entry.Length + 1;
        }
    }

    private static string? Problem(string type) => type switch
    {
        "" => "An entry of it is empty.",
        "web" => "'web' is never scaled to zero: maintenance mode answers in its place.",
        "release" => "'release' is no process that runs on: Heroku starts it for each release and ends it.",
        _ when !ProcessTypeRule.IsName(type) =>
            $"'{type}' is no process type: it has something else in it than letters, digits, '-' and '_'.",
        _ => null,
    };
}
