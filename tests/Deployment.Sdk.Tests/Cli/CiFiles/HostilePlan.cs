using Deployment.Sdk.Plans;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.CiFiles;

/// <summary>A plan whose names mean something to YAML, to a shell, or to what a service replaces in its file.</summary>
internal static class HostilePlan
{
    public const string Role = "o'neil \"& sons\" $(id) `id` ${{ secrets.X }} << parameters.y >> } # : -";

    public static readonly string[] Patterns =
    [
        .. new[]
        {
            "a'b", "a\"b", "#1", "&anchor", "%x", "`id`", "|x", ">x", "a#b", "a=b", "<<", "$(id)", "$HOME", ";rm", "&&x", "true", "null", "123", "1e3", "yes",
            "a,b", "a+b", "c++", "(x)", "a|b", "a.b", "@x", "'", "\"", "é", "日本", "😀", "a\u200bb", "a\u00a0b", "x<<y", "a/'*", "b/\"**", "c+*/d", "e'?",
            "p|*", "$x/*", "#/**", "-", "a!b", "!b", "a]b", "a}b",
        }.Where(pattern => BranchPattern.TryParse(pattern, out _) is not null),
    ];

    /// <summary>One that the check of a plan lets through: it has a rule for the names of environments.</summary>
    public static Plan Of() => Of("UAT", "LIVE");

    /// <summary>One whose environments are called so, too.</summary>
    public static Plan WithHostileEnvironments() => Of("u: a't", "LIVE\n  evil: true # << x >>");

    private static Plan Of(string nameOfUat, string nameOfLive)
    {
        var live = SamplePlan.Environment(
            nameOfLive,
            Stage.Production,
            new HerokuAppAttribute("live"),
            new RequiresApprovalAttribute(Role, "Sure?\n- run: evil ${{ github.token }} ##[x]"),
            new RequiresApprovalAttribute("o neil", "?"),
            new RequiresApprovalAttribute("o-neil", "?"));
        var uat = SamplePlan.Environment(nameOfUat, Stage.Staging, new HerokuAppAttribute("uat"));
        return new Plan("shop")
        {
            BranchLines = [new("**", BranchRole.Main, IsStable: true)],
            Routes = [.. Patterns.Select(pattern => new Route(pattern, uat))],
            Promotions = [new(uat, live)],
        };
    }
}
