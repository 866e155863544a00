namespace Deployment.Sdk;

/// <summary>The app on which a step works.</summary>
public interface IStepTarget
{
    /// <summary>The environment's name, its slot filled in.</summary>
    string Environment { get; }

    /// <summary>The environment's stage.</summary>
    Stage Stage { get; }

    /// <summary>The Heroku app's name, its slot filled in.</summary>
    string App { get; }
}
