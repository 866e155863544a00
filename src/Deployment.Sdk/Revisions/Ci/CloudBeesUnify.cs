namespace Deployment.Sdk.Revisions.Ci;

/// <summary>
/// CloudBees Unify, as the file of <c>ci cloudbees</c> tells of it. No context is documented that says who started a run, or where its page
/// is.
/// </summary>
internal sealed class CloudBeesUnify : ICiProvider
{
    private const string Remedy =
        "Start the delivery with 'on: push', 'on: workflow_dispatch' or 'on: schedule', from a file that this version's 'ci cloudbees' wrote.";

    public string Name => "CloudBees Unify";

    // A file of an earlier version does not hand on the event. That makes nobody a person at a terminal.
    public bool IsHere(CiVariables variables) => variables.Has(CloudBeesVariables.Event) || variables.Has(CloudBeesVariables.Commit);

    public CiDetection Read(CiVariables variables)
    {
        var started = variables[CloudBeesVariables.Event];
        if (started == "pull_request")
        {
            return CiReading.PullRequest(this, variables.Evidence(CloudBeesVariables.Event)!);
        }

        var trigger = started switch
        {
            "push" => Trigger.Push,
            "workflow_dispatch" => Trigger.Manual,
            "schedule" => Trigger.Schedule,
            _ => Trigger.Unknown,
        };

        var reference = variables[CloudBeesVariables.Branch] is { } branch ? GitReference.Branch(branch) : GitReference.Unknown;
        return trigger == Trigger.Unknown
            ? CiReading.Event(this, CloudBeesVariables.Event, started, Remedy)
            : CiReading.Build(this, variables, CloudBeesVariables.Commit, reference, trigger, build => build);
    }
}
