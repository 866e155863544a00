using System.Collections.Immutable;
using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/apps/{app}/slugs</c>.</summary>
internal static class Slugs
{
    public static void Map(Routes routes)
    {
        routes.MapApp("GET", "/slugs/{slug}", Get);
        routes.MapApp("POST", "/slugs", CreateAsync);
    }

    private static Answer Get(Call call, AppState app)
    {
        var slug = call.State.FindSlug(call.Id("slug"));
        return slug is not null && Releases.CanUse(app, slug) && !call.Platform.IsExpired(slug)
            ? Answer.Of(SlugBody.Of(slug, new SlugBlob("get", new Uri(call.Api, "slugs/").AbsoluteUri)), WireJson.Default.SlugBody)
            : Refusal.NotFound("slug", "slug");
    }

    private static async Task<Answer> CreateAsync(Call call, AppState app)
    {
        if (!(await call.BodyAsync(WireJson.Default.SlugCreation).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (wanted.ProcessTypes is null)
        {
            return Refusal.Invalid("A slug needs 'process_types'.");
        }

        var now = call.Platform.Now;
        var slug = new SlugState
        {
            Id = Guid.NewGuid(),
            AppId = app.Id,
            ProcessTypes = wanted.ProcessTypes.ToImmutableDictionary(StringComparer.Ordinal),
            BuildpackDescription = wanted.BuildpackProvidedDescription,
            Checksum = wanted.Checksum,
            Commit = wanted.Commit,
            CommitDescription = wanted.CommitDescription,
            CreatedAt = now,
            UpdatedAt = now,
        };
        await call.Platform.Store.ChangeAsync(state => (state with { Slugs = state.Slugs.Add(slug) }, slug)).ConfigureAwait(false);
        var blob = new SlugBlob("put", SourceBody.Of(call.Platform.Sources.Create(), call.Api).SourceBlob.PutUrl);
        return Answer.Created(SlugBody.Of(slug, blob), WireJson.Default.SlugBody);
    }
}
