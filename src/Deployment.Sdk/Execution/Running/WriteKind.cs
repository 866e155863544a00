namespace Deployment.Sdk.Execution;

/// <summary>What sending a request to Heroku a second time, or not waiting for its answer, would mean.</summary>
internal enum WriteKind
{
    /// <summary>Changes nothing that runs: a place to upload to, a slug that is not released, a view of the log.</summary>
    Place,

    /// <summary>May be repeated and may be given up on.</summary>
    Repeatable,

    /// <summary>Begins something with an id of its own. Whoever does not wait for the answer never learns what goes on there.</summary>
    Once,

    /// <summary>The same, and it brings code: a build that is under way there would release itself over it.</summary>
    Arrival,
}
