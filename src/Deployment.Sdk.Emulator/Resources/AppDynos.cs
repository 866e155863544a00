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
        routes.MapApp("DELETE", "/dynos", (call, app) => Restart(call, app, _ => true));
        routes.MapApp("DELETE", "/dynos/{dyno}", Stop);
        routes.MapApp("POST", "/dynos/{dyno}/actions/stop", Stop);
        routes.MapApp("DELETE", "/formations/{type}", RestartType);
        routes.MapApp("POST", "/formations/{type}/actions/stop", RestartType);
    }

    private IEnumerable<DynoBody> All(Call call, AppState app) =>
        [.. FormationDyno.Of(app).Select(dyno => Body(dyno, app, call.Platform.Dynos)), .. call.Platform.Dynos.Of(app.Id).Select(dyno => Body(dyno, app))];

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

        return Find(call, app) is { } found ? Restart(call, app, dyno => dyno.Id == found.Id) : Refusal.NotFound("dyno", "dyno");
    }

    private static Answer RestartType(Call call, AppState app)
    {
        var type = call.Part("type");
        return app.Formation.Any(formation => formation.Type == type)
            ? Restart(call, app, dyno => dyno.Formation.Type == type)
            : Refusal.NotFound("formation", $"process type ({type})");
    }

    /// <summary>A dyno of the formation that is stopped is started again by Heroku, so stopping and restarting are one.</summary>
    private static Answer Restart(Call call, AppState app, Func<FormationDyno, bool> isMeant)
    {
        call.Platform.Dynos.Restart(app.Id, FormationDyno.Of(app).Where(isMeant));
        return Answer.Accepted();
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

    private static DynoBody Body(FormationDyno dyno, AppState app, DynoYard yard)
    {
        var started = Constants.Time(yard.StartOf(dyno));
        return new DynoBody
        {
            Id = dyno.Id,
            Name = dyno.Name,
            Command = dyno.Formation.Command,
            Type = dyno.Formation.Type,
            Size = dyno.Formation.Size,
            State = "up",
            App = new IdAndName(app.Id, app.Name),
            Release = new IdAndVersion(dyno.Release.Id, dyno.Release.Version),
            CreatedAt = started,
            UpdatedAt = started,
        };
    }
}
