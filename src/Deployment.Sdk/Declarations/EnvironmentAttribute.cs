namespace Deployment.Sdk;

/// <summary>Marks a partial class as an environment. Not inherited; everything else on a base class is.</summary>
/// <param name="name">
/// The name that people and the command line use, such as <c>UAT</c>. <c>{slot}</c> in it makes one environment per
/// <see cref="SlotAttribute"/>.
/// </param>
/// <param name="stage">How close it is to customers; also the app's stage in the Heroku pipeline.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class EnvironmentAttribute(string name, Stage stage) : Attribute
{
    /// <summary>The name, possibly with <c>{slot}</c> in it.</summary>
    public string Name { get; } = name ?? "";

    /// <summary>The stage.</summary>
    public Stage Stage { get; } = stage;

    /// <summary>
    /// Whether this environment may be written with the same Heroku token as a production environment. False unless set:
    /// a shared token is then refused.
    /// </summary>
    public bool SharedAccount { get; init; }
}
