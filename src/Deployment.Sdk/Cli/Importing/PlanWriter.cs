using System.Text;
using Deployment.Sdk.Cli.Rendering;

namespace Deployment.Sdk.Cli.Importing;

/// <summary>Writes an imported plan as C#. Whatever the files hold ends up in a literal, in a comment of one line, or nowhere.</summary>
internal sealed class PlanWriter
{
    private readonly StringBuilder _text = new();
    private readonly ImportedPlan _plan;

    private PlanWriter(ImportedPlan plan) => _plan = plan;

    /// <param name="plan">The plan.</param>
    /// <param name="files">The names of the files that it comes from.</param>
    /// <param name="isProgram">Whether it is the whole program; false for declarations beside one.</param>
    public static string Write(ImportedPlan plan, IEnumerable<string> files, bool isProgram)
    {
        var writer = new PlanWriter(plan);
        writer.Header(files, isProgram);
        writer.Plan();
        foreach (var environment in plan.Draft.Environments)
        {
            writer.Environment(environment);
        }

        if (plan.Draft.Base is { } product)
        {
            writer.Line();
            writer.Items(product);
            writer.Line($"public abstract class {plan.BaseClass};");
        }

        return writer._text.ToString();
    }

    private void Header(IEnumerable<string> files, bool isProgram)
    {
        Comment($"Written by \"import\" from {string.Join(", ", files)}. It is yours from here on: read it through, and correct what is a guess.");
        if (isProgram)
        {
            // A bare * means releases alone, and no prerelease.
            Comment("As a single file, without a project, it needs these two lines above everything else:");
            Comment("    #:package Deployment.Sdk@0.1.0-*");
            Comment("    #:property PublishAot=false");
        }

        Line();
        Line("using Deployment.Sdk;");
        if (isProgram)
        {
            Line();
            Line($"return await {ImportedPlan.ClassName}.RunAsync(args);");
        }
    }

    private void Plan()
    {
        Line();
        Comment("The name of the Heroku pipeline is a guess: 'heroku pipelines' lists yours.");
        Line($"[DeploymentPlan({CSharpLiteral.Of(_plan.Pipeline)})]");
        if (_plan.Stable is [var trunk])
        {
            Line($"[TrunkBased(Trunk = {CSharpLiteral.Of(trunk)})]");
        }
        else
        {
            foreach (var branch in _plan.Stable)
            {
                Line($"[Branch({CSharpLiteral.Of(branch)}, BranchRole.Main, Stable = true)]");
            }
        }

        foreach (var route in _plan.Routes)
        {
            Line($"[Route<{route.Target.ClassName}>({CSharpLiteral.Of(route.Pattern)})]");
        }

        foreach (var promotion in _plan.Promotions)
        {
            if (promotion.To.Stage == Stage.Production)
            {
                Comment($"Nobody has to approve it: say who, with [RequiresApproval(\"ROLE\", \"QUESTION\")] on {promotion.To.ClassName}.");
            }

            Line($"[Promotion<{promotion.From.ClassName}, {promotion.To.ClassName}>]");
        }

        if (_plan.Draft.Environments.Count == 0)
        {
            Comment("No file names an app or a branch. For each app of yours, write an environment, and the branch that goes there:");
            Comment("[Route<Uat>(\"main\")]");
            Comment($"[Environment(\"UAT\", Stage.Staging), HerokuApp(\"{_plan.Pipeline}-uat\")] public sealed partial class Uat{Base};");
        }

        Items(_plan.Draft.Plan);
        Line($"public static partial class {ImportedPlan.ClassName};");
    }

    private void Environment(EnvironmentDraft environment)
    {
        Line();
        Line($"[Environment({CSharpLiteral.Of(environment.Name)}, Stage.{environment.Stage})]");
        if (environment.App is { } app && EnvironmentNames.IsApp(app))
        {
            Line($"[HerokuApp({CSharpLiteral.Of(app)})]");
        }

        Items(environment);
        Line($"public sealed partial class {environment.ClassName}{Base};");
    }

    private string Base => _plan.BaseClass is { } name ? $" : {name}" : "";

    private void Items(ClassDraft draft)
    {
        foreach (var item in draft.Items)
        {
            if (item is ImportNote note)
            {
                Comment($"{note.Sentence} ({note.Where})");
            }
            else if (item is DraftAttribute attribute)
            {
                Line(attribute.Text);
            }
        }
    }

    private void Comment(string text) => Line($"// {TerminalText.Neutralise(text)}");

    private void Line(string text = "") => _text.Append(text).Append('\n');
}
