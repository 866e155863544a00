namespace Deployment.Sdk.Heroku;

/// <summary>Which apps to read at once.</summary>
/// <param name="In">Their identifiers.</param>
internal sealed record AppFilter(AppFilterIn In)
{
    /// <summary>These apps, by identifier.</summary>
    public static AppFilter Of(IEnumerable<string> ids) => new(new AppFilterIn([.. ids]));
}
