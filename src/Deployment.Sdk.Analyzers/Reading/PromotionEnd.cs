namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>An environment as one end of a promotion.</summary>
/// <param name="Key">Tells it from every other environment.</param>
/// <param name="Name">Its name, for messages.</param>
/// <param name="IsProduction">Whether customers use it.</param>
internal readonly record struct PromotionEnd(string Key, string Name, bool IsProduction)
{
    public static PromotionEnd Of(EnvironmentModel environment) =>
        new(environment.Key, environment.Name, environment.IsProduction);
}
