namespace Deployment.Sdk.Emulator.State;

/// <summary>An add-on. It belongs to one app and can be attached to more.</summary>
/// <param name="Id">Its id.</param>
/// <param name="AppId">The app that owns it, and that it is billed to.</param>
/// <param name="Name">Its own name, unique: <c>postgresql-curved-12345</c>.</param>
/// <param name="Plan">Service and plan: <c>heroku-postgresql:essential-0</c>.</param>
/// <param name="Status">Provisioning or provisioned.</param>
/// <param name="CreatedAt">When it was ordered.</param>
/// <param name="UpdatedAt">When it last changed.</param>
internal sealed record AddOnState(
    Guid Id, Guid AppId, string Name, string Plan, AddOnStatus Status, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public string Service => Plan.Split(':')[0];
}
