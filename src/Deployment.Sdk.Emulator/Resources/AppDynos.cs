using System.Globalization;
using Deployment.Sdk.Emulator.Dynos;
using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.State;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/apps/{app}/dynos</c>: those of the formation, which are always up, and one-off dynos while they run.</summary>
internal sealed class AppDynos(int rendezvousPort)
{
    private static readonly (string, Func<DynoBody, string>)[] Keys =
        [("id", dyno => dyno.Id.ToString()), ("name", dyno => dyno.Name)];

    public void Map(Routes routes)
    {
        routes.MapApp("GET", "/dynos", (call, app) =>
            Page.Of(call, All(call, app), Keys, dyno => dyno, WireJson.Default.ListDynoBody));
        routes.MapApp("POST", "/dynos", CreateAsync);
        routes.MapApp("GET", "/dynos/{dyno}", (call, app) => Find(call, app) is { } dyno
            ? Answer.Of(dyno, WireJson.Default.DynoBody)
            : Refusal.NotFound("dyno", "dyno"));
        routes.MapApp("DELETE", "/dynos", (_, _) => Answer.Accepted());
        routes.MapApp("DELETE", "/dynos/{dyno}", Stop);
        routes.MapApp("POST", "/dynos/{dyno}/actions/stop", Stop);
        routes.MapApp("DELETE", "/formations/{type}", (_, _) => Answer.Accepted());
        routes.MapApp("POST", "/formations/{type}/actions/stop", (_, _) => Answer.Accepted());
    }

    private IEnumerable<DynoBody> All(Call call, AppState app) =>
        [.. OfFormation(app), .. call.Platform.Dynos.Of(app.Id).Select(dyno => Body(dyno, app))];

    private DynoBody? Find(Call call, AppState app)
    {
        var identity = call.Part("dyno");
        return All(call, app).FirstOrDefault(dyno => dyno.Name == identity || dyno.Id.ToString() == identity);
    }

    private async Task<Answer> CreateAsync(Call call, AppState app)
    {
        if (!(await call.BodyAsync(WireJson.Default.DynoCreation).ConfigureAwait(false)).Succeeds(out var wanted, out var refusal))
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(wanted.Command))
        {
            return Refusal.Invalid("A dyno needs a 'command'.");
        }

        var size = wanted.Size is null ? DynoSizes.Default : DynoSizes.Find(wanted.Size);
        if (size is null)
        {
            return Refusal.Invalid($"No such dyno size as '{wanted.Size}'. Known sizes: {DynoSizes.All}.");
        }

        var attach = wanted.Attach ?? false;
        var started = call.Platform.Dynos.Start(app, wanted.Command, attach, wanted.ForceNoTty != true, wanted.Type, size);
        return started.Succeeds(out var dyno, out refusal)
            ? Answer.Created(Body(dyno, app), WireJson.Default.DynoBody)
            : refusal;
    }

    private Answer Stop(Call call, AppState app)
    {
        var identity = call.Part("dyno");
        if (call.Platform.Dynos.Of(app.Id).FirstOrDefault(dyno => dyno.Name == identity || dyno.Id.ToString() == identity) is { } oneOff)
        {
            call.Platform.Dynos.End(oneOff);
            return Answer.Accepted();
        }

        return Find(call, app) is null ? Refusal.NotFound("dyno", "dyno") : Answer.Accepted();
    }

    private DynoBody Body(OneOffDyno dyno, AppState app) => new()
    {
        Id = dyno.Id,
        Name = dyno.Name,
        Command = dyno.Command,
        Type = dyno.Type,
        Size = dyno.Size,
        State = dyno.IsUp ? "up" : "starting",
        AttachUrl = dyno.AttachSecret is { } secret
            ? string.Create(CultureInfo.InvariantCulture, $"rendezvous://127.0.0.1:{rendezvousPort}/{secret}")
            : null,
        App = new IdAndName(app.Id, app.Name),
        Release = new IdAndVersion(dyno.ReleaseId, dyno.ReleaseVersion),
        CreatedAt = Constants.Time(dyno.CreatedAt),
        UpdatedAt = Constants.Time(dyno.CreatedAt),
    };

    private static IEnumerable<DynoBody> OfFormation(AppState app) => app.Current() is not { SlugId: not null } current
        ? []
        : app.Formation.SelectMany(formation => Enumerable.Range(1, formation.Quantity).Select(number => new DynoBody
        {
            Id = NumberedId(formation.Id, number),
            Name = string.Create(CultureInfo.InvariantCulture, $"{formation.Type}.{number}"),
            Command = formation.Command,
            Type = formation.Type,
            Size = formation.Size,
            State = "up",
            App = new IdAndName(app.Id, app.Name),
            Release = new IdAndVersion(current.Id, current.Version),
            CreatedAt = Constants.Time(current.CreatedAt),
            UpdatedAt = Constants.Time(current.UpdatedAt),
        }));

    /// <summary>The same dyno has the same id in every answer, without being stored.</summary>
    private static Guid NumberedId(Guid formation, int number)
    {
        var bytes = formation.ToByteArray();
        bytes[^1] ^= (byte)number;
        return new Guid(bytes);
    }
}
