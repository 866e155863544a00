using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>An app setup as the API shows it. No <c>app.json</c> is read, so there are no errors in one and nothing runs after the deploy.</summary>
internal sealed record AppSetupBody
{
    public required Guid Id { get; init; }

    public required string CreatedAt { get; init; }

    public required string UpdatedAt { get; init; }

    public required string Status { get; init; }

    public string? FailureMessage { get; init; }

    public required IdAndName App { get; init; }

    public required AppSetupBuild? Build { get; init; }

    public string[] ManifestErrors { get; init; } = [];

    public AppSetupPostdeploy? Postdeploy { get; init; }

    public string? ResolvedSuccessUrl { get; init; }

    public static AppSetupBody Of(AppSetupState setup, HerokuState state, Uri api)
    {
        var (status, at, failure) = AppSetups.Of(state, setup);
        var app = state.GetApp(setup.AppId);
        var build = app.FindBuild(setup.BuildId)!;
        return new AppSetupBody
        {
            Id = setup.Id,
            CreatedAt = Constants.Time(setup.CreatedAt),
            UpdatedAt = Constants.Time(at),
            Status = Statuses.Of(status),
            FailureMessage = failure,
            App = new IdAndName(app.Id, app.Name),
            Build = new AppSetupBuild(build.Id, Statuses.Of(build.Status), Statuses.Stream(api, build.StreamId)),
        };
    }
}

/// <summary>The build of an app setup.</summary>
internal sealed record AppSetupBuild(Guid Id, string Status, string OutputStreamUrl);

/// <summary>What a script after the deploy came to.</summary>
internal sealed record AppSetupPostdeploy(string Output, int ExitCode);

/// <summary>An app setup that a client asks for.</summary>
internal sealed record AppSetupCreation(SourceBlob? SourceBlob, AppSetupApp? App, AppSetupOverrides? Overrides);

/// <summary>What the new app is to be.</summary>
internal sealed record AppSetupApp(string? Name, string? Region);

/// <summary>What replaces the entries of <c>app.json</c>.</summary>
internal sealed record AppSetupOverrides(Dictionary<string, string?>? Env);
