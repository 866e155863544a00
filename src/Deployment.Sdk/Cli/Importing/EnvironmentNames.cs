using System.Text;
using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Cli.Importing;

/// <summary>
/// Gives names to what is written: <c>yunojuno-uat</c> is <c>UAT</c> of the pipeline <c>yunojuno</c>, and its class <c>Uat</c>. Of two
/// that would have one name, the first that is mentioned gets it, so that a further file at the end changes none.
/// </summary>
internal static class EnvironmentNames
{
    private const string Unnamed = "app";
    private const int Most = 60;
    private const int MostOfPipeline = 30;

    /// <summary>Names every environment and its class, and returns the pipeline's name.</summary>
    public static string Give(ImportDraft draft)
    {
        string[] apps = [.. draft.Environments.Select(environment => environment.App).OfType<string>().Where(IsApp)];
        var shared = SharedStart(apps);
        var pipeline = Pipeline(shared ?? apps.FirstOrDefault() ?? draft.ProductName ?? "");
        var classes = new HashSet<string>(ReservedClassNames.All, StringComparer.OrdinalIgnoreCase);
        var variables = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var environment in draft.Environments)
        {
            var wish = Wish(environment, shared);
            environment.Name = Free(variables, Shouted(wish), VariableOf, "-");
            environment.ClassName = Free(classes, ClassNameOf(wish), name => name, "");
            if (environment.App is { } app && !IsApp(app))
            {
                var fault = HerokuAppName.Check(app, []);
                environment.Lose(
                    SourceOf(draft, environment),
                    null,
                    $"the app {ShownText.Of(app)}, which Heroku would refuse. {fault?.Problem} {fault?.Remedy} Then add [HerokuApp(\"...\")]");
            }
        }

        return pipeline;
    }

    /// <summary>The name of the class that every environment derives from.</summary>
    public static string BaseClass(ImportDraft draft, string pipeline)
    {
        var taken = new HashSet<string>(ReservedClassNames.All.Concat(draft.Environments.Select(environment => environment.ClassName)), StringComparer.OrdinalIgnoreCase);
        var name = ClassNameOf(Cleaned(draft.ProductName is { } product && !ShownText.HoldsSecret(product) ? product : pipeline));
        return Free(taken, name.EndsWith("App", StringComparison.Ordinal) ? name : $"{name}App", free => free, "");
    }

    /// <summary>Whether a text can be the name of a Heroku app, and be shown.</summary>
    public static bool IsApp(string app) => HerokuAppName.Check(app, []) is null && !ShownText.HoldsSecret(app);

    /// <summary>A file that speaks of an environment.</summary>
    public static string SourceOf(ImportDraft draft, EnvironmentDraft environment) =>
        draft.Routes.Find(route => route.Target == environment)?.File
        ?? draft.Promotions.Find(promotion => promotion.From == environment || promotion.To == environment)?.File
        ?? environment.Items.OfType<ImportNote>().FirstOrDefault()?.File
        ?? "";

    // What the team calls it, else what is left of the app's name behind what all apps share.
    private static string Wish(EnvironmentDraft environment, string? shared)
    {
        var called = environment.Called is { } text && !ShownText.HoldsSecret(text) ? Cleaned(text) : "";
        var app = environment.App is { } name && !ShownText.HoldsSecret(name) ? name : "";
        var rest = shared is not null && app.StartsWith($"{shared}-", StringComparison.Ordinal) ? app[(shared.Length + 1)..] : app;
        return called.Length > 0 ? called : Cleaned(rest) is { Length: > 0 } cleaned ? cleaned : Unnamed;
    }

    // Up to a dash that all of them share: of yunojuno-uat and yunojuno-dev, yunojuno. One alone shares with itself what is before its last.
    private static string? SharedStart(string[] apps)
    {
        if (apps.Length == 0)
        {
            return null;
        }

        if (apps.Distinct(StringComparer.Ordinal).Count() == 1)
        {
            var last = apps[0].LastIndexOf('-');
            return last > 0 && StageWords.StageOf(apps[0][(last + 1)..]) is not null ? apps[0][..last] : null;
        }

        var shared = apps.Aggregate((one, other) => string.Concat(one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Select(pair => pair.First)));

        // The app called just as the others begin is the product's own: shop, beside shop-uat.
        if (apps.Contains(shared) && apps.All(app => app == shared || app[shared.Length] == '-'))
        {
            return shared;
        }

        var dash = shared.LastIndexOf('-');
        return dash > 0 ? shared[..dash] : null;
    }

    private static string Pipeline(string text)
    {
        var name = Cleaned(ShownText.HoldsSecret(text) ? "" : text).ToLowerInvariant().Replace('_', '-').TrimStart('-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        name = name[..Math.Min(name.Length, MostOfPipeline)].TrimEnd('-');
        return name.Length >= 3 ? name : Unnamed;
    }

    // Letters, digits and dashes: what a command line, a variable and a person can read.
    private static string Cleaned(string text)
    {
        var cleaned = new StringBuilder();
        foreach (var character in text[..Math.Min(text.Length, 4 * Most)])
        {
            if (char.IsAsciiLetterOrDigit(character) || (character == '_' && cleaned.Length > 0))
            {
                cleaned.Append(character);
            }
            else if (cleaned.Length > 0 && cleaned[^1] is not ('-' or '_'))
            {
                cleaned.Append('-');
            }
        }

        return cleaned.ToString(0, Math.Min(cleaned.Length, Most)).TrimEnd('-', '_');
    }

    // UAT, LIVE and DEV are what people call them.
    private static string Shouted(string wish) =>
        wish.Length <= 4 && wish.All(char.IsAsciiLetter) && StageWords.StageOf(wish) is not null ? wish.ToUpperInvariant() : wish;

    private static string ClassNameOf(string wish)
    {
        var name = string.Concat(wish
            .Split(['-', '_'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => char.ToUpperInvariant(word[0]) + (word.Any(char.IsAsciiLetterLower) ? word[1..] : word[1..].ToLowerInvariant())));
        return name.Length == 0 || char.IsAsciiDigit(name[0]) ? $"App{name}" : name;
    }

    private static string VariableOf(string name) => name.Replace('-', '_').ToUpperInvariant();

    private static string Free(HashSet<string> taken, string wish, Func<string, string> key, string separator)
    {
        if (taken.Add(key(wish)))
        {
            return wish;
        }

        // A name that means something else already says what it is.
        if (separator.Length == 0 && ReservedClassNames.All.Contains(wish, StringComparer.OrdinalIgnoreCase) && taken.Add(key($"{wish}App")))
        {
            return $"{wish}App";
        }

        for (var number = 2; ; number++)
        {
            var name = FormattableString.Invariant($"{wish}{separator}{number}");
            if (taken.Add(key(name)))
            {
                return name;
            }
        }
    }
}
