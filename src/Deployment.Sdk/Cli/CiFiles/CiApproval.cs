namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>A role that has to say yes, and the variable by which whoever starts a job says that it did.</summary>
/// <param name="Role">The role.</param>
/// <param name="Question">What it is asked.</param>
/// <param name="Variable">Such as <c>APPROVED_SALES</c>; not empty is a yes.</param>
internal sealed record CiApproval(string Role, string Question, string Variable)
{
    /// <summary>The input of a workflow that is started by hand, such as <c>approved_sales</c>.</summary>
    public string Input => Variable.ToLowerInvariant();
}
