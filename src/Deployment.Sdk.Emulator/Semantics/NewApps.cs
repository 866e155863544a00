using System.Collections.Immutable;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>A new app: its first version has no slug, and nothing runs.</summary>
internal static class NewApps
{
    public static (HerokuState State, Outcome<AppState> Result) Create(
        HerokuState state, string name, DateTimeOffset now, string? region = null)
    {
        if (NameProblem(state, name) is { } problem)
        {
            return (state, problem);
        }

        var app = new AppState { Id = Guid.NewGuid(), Name = name, Region = region, CreatedAt = now, UpdatedAt = now };
        var (next, _) = Releases.Add(
            state with { Apps = state.Apps.Add(app) }, app, Releases.Initial, null, ImmutableDictionary<string, string>.Empty, now);
        return (next, next.GetApp(app.Id));
    }

    /// <summary>Why an app cannot have a name; null when it can.</summary>
    public static Refusal? NameProblem(HerokuState state, string name) => !AppNames.IsLegal(name)
        ? Refusal.Invalid(
            "Name must start with a letter, end with a letter or digit and can only contain lowercase letters, digits, and dashes "
            + "(3 to 30 characters).")
        : state.FindApp(name) is not null ? Refusal.Invalid($"Name {name} is already taken") : null;
}
