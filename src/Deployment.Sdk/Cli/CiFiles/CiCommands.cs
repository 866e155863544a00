using System.Collections.Immutable;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>The shell lines that jobs are made of, the same for every service.</summary>
internal sealed class CiCommands(CiPipeline pipeline)
{
    /// <summary>A missing approval is a state that a person ends, and no failure of the build.</summary>
    private const string ApprovalMayBeMissing = """ || { code=$?; [ "$code" -eq 4 ] || exit "$code"; }""";

    /// <summary>How the program is called, after it was built unless it is said otherwise.</summary>
    public static string Program(CiFileSettings settings, bool isBuilt = true) =>
        $"dotnet run {(isBuilt ? "--no-build " : "")}{(IsFile(settings) ? "--file" : "--project")} {ShellText.Quote(settings.Delivery)} --";

    public string Build => $"dotnet build {ShellText.Quote(pipeline.Settings.Delivery)}";

    /// <summary>What a delivery begins with.</summary>
    public IEnumerable<string> Begin => pipeline.Settings.Setup is { } setup ? [setup, Build] : [Build];

    private string Ours => Program(pipeline.Settings);

    public string Deploy(CiDeployment deployment) =>
        $"{Ours} deploy{Consent([.. deployment.Targets], asserted: false)}{(deployment.Targets.Any(IsGuarded) ? ApprovalMayBeMissing : "")}";

    /// <summary>
    /// Delivers as the one of some deployments does that gets the branch. What they confirm and who says yes may differ, so the plan is
    /// asked for each. That one of them gets it has been asked before: if none says so now, a question died.
    /// </summary>
    public string DeployEither(string branch, IEnumerable<CiDeployment> deployments)
    {
        IGrouping<string, CiDeployment>[] ways = [.. deployments.GroupBy(Deploy)];
        return ways.Length == 1
            ? ways[0].Key
            : $"if {string.Join("; elif ", ways.Select(way => $"{Explain(branch, way)}; then {way.Key}"))}; else exit 1; fi";
    }

    /// <param name="promotion">The promotion.</param>
    /// <param name="asserted">Whether the service asked each role before the job began, so that all have said yes.</param>
    public string Promote(CiPromotion promotion, bool asserted = false) =>
        $"{Ours} promote {ShellText.Quote(promotion.From.Name)} {ShellText.Quote(promotion.To.Name)}{Consent([promotion.To], asserted)}"
        + (asserted || IsRecorded(promotion.To) ? "" : YesMayBeLeftOut([.. pipeline.ApprovalsOf(promotion.To.Environment)]));

    /// <summary>Ends the job, as done, unless one of some deployments gets the branch.</summary>
    public string Guard(string branch, params IEnumerable<CiDeployment> deployments) =>
        $$"""{{Explain(branch, deployments)}} || { code=$?; [ "$code" -eq 3 ] && exit 0; exit "$code"; }""";

    /// <summary>Fails with 3 unless one of some deployments gets the branch.</summary>
    public string Explain(string branch, params IEnumerable<CiDeployment> deployments) =>
        $"{Ours} explain \"${branch}\"{string.Concat(deployments.Select(deployment => $" --by {ShellText.Quote(deployment.Pattern)}"))}";

    /// <summary>
    /// The lines that find out which deployment gets the branch. The last ask why none does: that it has no route (3) is an answer,
    /// anything else a failure. A route after all is one, too: then a question before died, and its silence was no answer.
    /// </summary>
    /// <param name="branch">The variable that holds the branch.</param>
    /// <param name="answer">The line that says so.</param>
    public IEnumerable<string> Question(string branch, Func<CiDeployment, string> answer)
    {
        var word = "if";
        foreach (var deployment in pipeline.Deployments)
        {
            yield return $"{word} {Explain(branch, deployment)}; then";
            yield return $"  {answer(deployment)}";
            word = "elif";
        }

        if (pipeline.Deployments.IsEmpty)
        {
            foreach (var line in NoRoute(branch))
            {
                yield return line;
            }

            yield break;
        }

        yield return "else";
        foreach (var line in NoRoute(branch))
        {
            yield return $"  {line}";
        }

        yield return "fi";
    }

    private IEnumerable<string> NoRoute(string branch) =>
    [
        "code=0",
        $"{Explain(branch)} || code=$?",
        """[ "$code" -eq 3 ] || { echo "No job takes this branch, and explain ended with $code instead of 3." >&2; exit 1; }""",
    ];

    private string Consent(ImmutableArray<CiTarget> targets, bool asserted)
    {
        var confirmed = targets.Where(target => target.Environment.IsProduction).SelectMany(target => target.Apps)
            .Select(app => $" --confirm {ShellText.Quote(app)}");
        var approved = pipeline.ApprovalsOf(targets.Select(target => target.Environment)).Select(approval =>
            asserted ? $" --approve {ShellText.Quote(approval.Role)}" : $$""" ${{{approval.Variable}}:+--approve {{ShellText.Quote(approval.Role)}}}""");
        return string.Concat(confirmed.Concat(approved));
    }

    // The same code tells that the plan is not accepted, which nobody who starts a job knows of: it is fine only where a yes was left out.
    private static string YesMayBeLeftOut(CiApproval[] approvals)
    {
        var given = string.Concat(approvals.Select(approval => $$"""${{{approval.Variable}}:+y}"""));
        var all = new string('y', approvals.Length);
        return all.Length == 0 ? "" : $$""" || { code=$?; [ "$code" -eq 4 ] && [ "{{given}}" != {{all}} ] || exit "$code"; }""";
    }

    private static bool IsGuarded(CiTarget target) => !target.Environment.Roles.IsEmpty;

    // Nothing that whoever started the promotion could have said was enough: an end that looks well would be taken for a delivery.
    private static bool IsRecorded(CiTarget target) => target.Environment.Roles.Any(role => !role.IsAssertable);

    private static bool IsFile(CiFileSettings settings) => settings.Delivery.EndsWith(".cs", StringComparison.OrdinalIgnoreCase);
}
