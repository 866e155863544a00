using System.Collections.Immutable;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>A new app: its first version has no slug, and nothing runs.</summary>
internal static class NewApps
{
    public static (HerokuState State, Outcome<AppState> Result) Create(HerokuState state, string name, DateTimeOffset now)
    {
        if (!AppNames.IsLegal(name))
        {
            return (state, Refusal.Invalid(
                "Name must start with a letter, end with a letter or digit and can only contain lowercase letters, digits, and dashes "
                + "(3 to 30 characters)."));
        }

        if (state.FindApp(name) is not null)
        {
            return (state, Refusal.Invalid($"Name {name} is already taken"));
        }

        var app = new AppState { Id = Guid.NewGuid(), Name = name, CreatedAt = now, UpdatedAt = now };
        var (next, _) = Releases.Add(
            state with { Apps = state.Apps.Add(app) }, app, Releases.Initial, null, ImmutableDictionary<string, string>.Empty, now);
        return (next, next.FindApp(app.Id)!);
    }
}
