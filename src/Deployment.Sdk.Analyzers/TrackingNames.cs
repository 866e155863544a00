namespace Deployment.Sdk.Analyzers;

/// <summary>The names of the pipeline's steps, for tests of what an edit makes run again.</summary>
internal static class TrackingNames
{
    public const string Surface = nameof(Surface);
    public const string Environments = nameof(Environments);
    public const string AllEnvironments = nameof(AllEnvironments);
    public const string SoundEnvironments = nameof(SoundEnvironments);
    public const string Plans = nameof(Plans);
    public const string AllPlans = nameof(AllPlans);
    public const string SoundPlans = nameof(SoundPlans);
    public const string Twins = nameof(Twins);
    public const string Facts = nameof(Facts);
}
