using System.Collections.Immutable;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>What the comment at the top of a file says; null for what it does not say.</summary>
/// <param name="Provider">For which service it was written, as the command line calls it; null for a file of somebody else.</param>
/// <param name="Plan">The plan that it was written from, by its name.</param>
/// <param name="Delivery">As <see cref="CiFileSettings.Delivery"/>.</param>
/// <param name="Test">As <see cref="CiFileSettings.Test"/>.</param>
/// <param name="TestImage">As <see cref="CiFileSettings.TestImage"/>.</param>
/// <param name="DeployImage">As <see cref="CiFileSettings.DeployImage"/>.</param>
/// <param name="Setup">As <see cref="CiFileSettings.Setup"/>.</param>
/// <param name="Secrets">As <see cref="CiFileSettings.Secrets"/>.</param>
internal sealed record CiFileHeading(
    string? Provider,
    string? Plan,
    string? Delivery,
    string? Test,
    string? TestImage,
    string? DeployImage,
    string? Setup,
    ImmutableArray<string> Secrets)
{
    /// <summary>The settings to write it again with; null when it is not known where the delivery's project lies.</summary>
    public CiFileSettings? Settings => Delivery is null
        ? null
        : new(
            Delivery.Replace('\\', '/'),
            Test ?? CiFileSettings.UsualTest,
            TestImage ?? CiFileSettings.DotnetImage,
            [.. Secrets.Where(CiFileSettings.IsVariable)])
        {
            DeployImage = DeployImage ?? CiFileSettings.DotnetImage,
            Setup = Setup,
        };
}
