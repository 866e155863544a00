using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>How a pipeline makes review apps, as the API shows it.</summary>
internal sealed record ReviewAppConfigBody(
    Repository Repo,
    bool AutomaticReviewApps,
    DeployTarget? DeployTarget,
    bool DestroyStaleApps,
    int StaleDays,
    Guid PipelineId,
    bool WaitForCi,
    string? BaseName)
{
    public static ReviewAppConfigBody Of(ReviewAppConfigState config) => new(
        Repository.Of(config.Repository),
        config.AutomaticReviewApps,
        config.Region is { } region ? new DeployTarget(region, "region") : null,
        config.DestroyStaleApps,
        config.StaleDays,
        config.PipelineId,
        config.WaitForCi,
        config.BaseName);
}

/// <summary>A repository by number. The number of one that nobody was asked about follows from its name.</summary>
internal sealed record Repository(int Id)
{
    public static Repository Of(string name) =>
        new(BinaryPrimitives.ReadInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))) & int.MaxValue);
}

/// <summary>Where review apps are made.</summary>
internal sealed record DeployTarget(string? Id, string? Type);

/// <summary>What a client says of a pipeline's review apps; what it leaves out stays as it is.</summary>
internal sealed record ReviewAppConfigUpdate(
    string? Repo,
    bool? AutomaticReviewApps,
    bool? DestroyStaleApps,
    int? StaleDays,
    DeployTarget? DeployTarget,
    bool? WaitForCi,
    string? BaseName)
{
    public ReviewAppConfigState Apply(ReviewAppConfigState known) => known with
    {
        AutomaticReviewApps = AutomaticReviewApps ?? known.AutomaticReviewApps,
        DestroyStaleApps = DestroyStaleApps ?? known.DestroyStaleApps,
        StaleDays = StaleDays ?? known.StaleDays,
        WaitForCi = WaitForCi ?? known.WaitForCi,
        BaseName = BaseName ?? known.BaseName,
        Region = DeployTarget?.Type == "region" ? DeployTarget.Id : known.Region,
    };
}
