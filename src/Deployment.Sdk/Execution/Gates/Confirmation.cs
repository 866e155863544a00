namespace Deployment.Sdk.Execution;

/// <summary>
/// Production changes only for someone who names the app, as with Heroku's own command line: by <c>--confirm APP</c>, or typed on
/// the terminal. Without either it fails at once.
/// </summary>
internal static class Confirmation
{
    public static async Task<Refusal?> AskAsync(Target target, Consent consent, IPerson person, CancellationToken cancellationToken)
    {
        if (target.Stage != Stage.Production)
        {
            return null;
        }

        string[] apps = [.. target.Apps.Select(app => app.Name)];
        if (consent.Confirmations.FirstOrDefault(name => !apps.Contains(name, StringComparer.Ordinal)) is { } stranger)
        {
            return Refusal.Policy(
                $"--confirm {stranger} does not match: {target.Name} is {string.Join(", ", apps)}",
                Remedy(apps));
        }

        foreach (var app in apps.Except(consent.Confirmations, StringComparer.Ordinal))
        {
            switch (await person.TypesAsync(
                $"{target.Name} is production. To change it, type the app's name, {app}:", cancellationToken).ConfigureAwait(false))
            {
                case null:
                    return Refusal.Policy(
                        $"{target.Name} is production and nobody confirmed the change of {app}; there is no terminal to ask on",
                        Remedy(apps));
                case var typed when typed.Trim() != app:
                    return Refusal.Policy($"\"{typed.Trim()}\" does not match {app}", Remedy(apps));
            }
        }

        return null;
    }

    private static string Remedy(string[] apps) =>
        $"repeat the command with {string.Join(" ", apps.Select(app => $"--confirm {app}"))}";
}
