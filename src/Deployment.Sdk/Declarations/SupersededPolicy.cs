namespace Deployment.Sdk;

/// <summary>What becomes of a CI job that a later push has overtaken: the environment already runs a descendant of its commit.</summary>
public enum SupersededPolicy
{
    /// <summary>It delivers nothing there and ends well: what is newest is what runs. The default.</summary>
    Skip,

    /// <summary>It fails, exit code 6: somebody is to look.</summary>
    Fail,
}
