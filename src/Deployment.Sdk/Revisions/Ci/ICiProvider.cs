namespace Deployment.Sdk.Revisions.Ci;

/// <summary>Reads one CI provider's variables.</summary>
internal interface ICiProvider
{
    /// <summary>The provider's name for people.</summary>
    string Name { get; }

    /// <summary>Whether this process runs there.</summary>
    bool IsHere(CiVariables variables);

    /// <summary>Reads the build. Refusals of what must not deploy come before anything else.</summary>
    CiDetection Read(CiVariables variables);
}
