namespace Deployment.Sdk;

/// <summary>
/// A command that a one-off dyno runs on the new release, after it was released. Work that must be done before the new code
/// serves belongs into the Procfile's <c>release:</c> instead; both with the same command are refused.
/// </summary>
/// <param name="command">The command line, as <c>heroku run</c> takes it.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReleaseCommandAttribute(string command) : StepAttribute
{
    /// <summary>The command line.</summary>
    public string Command { get; } = command ?? "";

    /// <summary>
    /// A path pattern in git's <c>:(glob)</c> syntax, such as <c>**/migrations/**</c>: the command runs only when a file that it
    /// matches changed since the commit that the environment runs. Null runs it always.
    /// </summary>
    public string? WhenChanged { get; init; }

    /// <summary>Whether the command may run again when it is not known if it ran to its end. False unless set.</summary>
    public bool Repeatable { get; init; }

    /// <inheritdoc/>
    public override StepPhase Phase => StepPhase.AfterRelease;

    /// <inheritdoc/>
    public override string? OnlyWhenChanged => WhenChanged;

    /// <inheritdoc/>
    public override bool IsConcurrent => true;

    /// <inheritdoc/>
    public override bool IsRepeatable => Repeatable;

    /// <inheritdoc/>
    public override string Describe(IStepTarget target) => $"run `{Command}` on a one-off dyno of {target.App}";

    /// <inheritdoc/>
    public override async Task<StepOutcome> RunAsync(IStepContext context, CancellationToken cancellationToken)
    {
        int? exitCode = await context.RunOnDynoAsync(Command, cancellationToken).ConfigureAwait(false);
        return exitCode switch
        {
            0 => StepOutcome.Succeeded,
            { } code => StepOutcome.Failed($"`{Command}` ended with exit code {code} on {context.App}"),
            null => StepOutcome.Unknown($"the end of `{Command}` on {context.App} was not seen"),
        };
    }
}
