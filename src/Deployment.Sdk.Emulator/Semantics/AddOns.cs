using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>An add-on from its order to its end. Its config vars come when it is provisioned, each time with a release.</summary>
internal static partial class AddOns
{
    public static (HerokuState State, Outcome<AddOnChange<AddOnState>> Result) Order(
        HerokuState state, Guid appId, AddOnOrder order, DateTimeOffset now)
    {
        if (!Plan().IsMatch(order.Plan))
        {
            return (state, Refusal.Invalid($"Couldn't find either the add-on service or the add-on plan of \"{order.Plan}\"."));
        }

        var addOn = new AddOnState(
            Guid.NewGuid(), appId, order.Name ?? NewName(order.Plan), order.Plan, AddOnStatus.Provisioning, now, now);
        if (state.FindAddOn(addOn.Name) is not null)
        {
            return (state, Refusal.Invalid($"Name {addOn.Name} is already taken"));
        }

        var (attached, result) = Attachments.Attach(
            state with { AddOns = state.AddOns.Add(addOn) }, addOn, appId, order.AttachmentName, null, now);
        return result.Succeeds(out _, out var refusal) ? (attached, new AddOnChange<AddOnState>(addOn, [])) : (state, refusal);
    }

    public static (HerokuState State, Outcome<AddOnChange<AddOnState>> Result) Provision(HerokuState state, Guid id, DateTimeOffset now)
    {
        if (state.FindAddOn(id) is not { Status: AddOnStatus.Provisioning } addOn)
        {
            return (state, Refusal.Conflict("The add-on is not being provisioned."));
        }

        var provisioned = addOn with { Status = AddOnStatus.Provisioned, UpdatedAt = now };
        var next = state.With(provisioned);
        var releases = ImmutableArray.CreateBuilder<(Guid, ReleaseState)>();
        foreach (var attachment in state.Attachments.Where(attachment => attachment.AddOnId == id))
        {
            var description = $"@ref:{addOn.Name} completed provisioning, setting {attachment.ConfigVar}.";
            (next, var release) = Attachments.SetVariable(next, attachment, description, now);
            releases.Add((attachment.AppId, release));
        }

        return (next, new AddOnChange<AddOnState>(provisioned, releases.ToImmutable()));
    }

    /// <summary>What its provider could not make stays listed as deprovisioned, with its attachments and without a config var.</summary>
    public static (HerokuState State, Outcome<AddOnState> Result) GiveUp(HerokuState state, Guid id, DateTimeOffset now)
    {
        if (state.FindAddOn(id) is not { Status: AddOnStatus.Provisioning } addOn)
        {
            return (state, Refusal.Conflict("The add-on is not being provisioned."));
        }

        var failed = addOn with { Status = AddOnStatus.Deprovisioned, UpdatedAt = now };
        return (state.With(failed), failed);
    }

    /// <summary>Takes the add-on and its config vars away from every app that it is attached to.</summary>
    public static (HerokuState State, Outcome<AddOnChange<AddOnState>> Result) Remove(HerokuState state, Guid id, DateTimeOffset now)
    {
        if (state.FindAddOn(id) is not { } addOn)
        {
            return (state, NotFound);
        }

        var next = state;
        var releases = ImmutableArray.CreateBuilder<(Guid, ReleaseState)>();
        foreach (var attachment in state.Attachments.Where(attachment => attachment.AddOnId == id))
        {
            (next, var released) = Attachments.Take(next, attachment, now);
            releases.AddRange(released);
        }

        next = next with { AddOns = next.AddOns.RemoveAll(known => known.Id == id) };
        return (next, new AddOnChange<AddOnState>(addOn with { Status = AddOnStatus.Deprovisioned, UpdatedAt = now }, releases.ToImmutable()));
    }

    public static (HerokuState State, Outcome<AddOnState> Result) Change(
        HerokuState state, Guid id, string? plan, string? name, DateTimeOffset now)
    {
        if (state.FindAddOn(id) is not { } addOn)
        {
            return (state, NotFound);
        }

        if (plan is not null && (!Plan().IsMatch(plan) || plan.Split(':')[0] != addOn.Service))
        {
            return (state, Refusal.Invalid($"\"{plan}\" is no plan of {addOn.Service}."));
        }

        if (name is not null && state.FindAddOn(name) is { } other && other.Id != id)
        {
            return (state, Refusal.Invalid($"Name {name} is already taken"));
        }

        var changed = addOn with { Plan = plan ?? addOn.Plan, Name = name ?? addOn.Name, UpdatedAt = now };
        return (state.With(changed), changed);
    }

    /// <summary>The add-ons that a text may mean: a name, an id, or the name of an attachment (<c>DATABASE</c>, <c>app::DATABASE</c>).</summary>
    public static IEnumerable<AddOnState> Resolve(HerokuState state, string text, string? appName, string? service)
    {
        var attached = Attachments.Resolve(state, text, appName).Select(attachment => attachment.AddOnId).ToHashSet();
        return state.AddOns.Where(addOn =>
            (addOn.Name == text || addOn.Id.ToString() == text || attached.Contains(addOn.Id))
            && (service is null || addOn.Service == service)
            && (appName is null || attached.Contains(addOn.Id) || IsOn(state, addOn, appName)));
    }

    /// <summary>The plan of an add-on of which only the name is known, by the way Heroku names them: <c>postgresql-curved-12345</c>.</summary>
    public static string PlanOf(string name) => name.Split('-')[0] switch
    {
        var kind and ("postgresql" or "redis" or "kafka") => $"heroku-{kind}:rehearsal",
        var kind => $"{kind}:rehearsal",
    };

    public static Refusal NotFound => Refusal.NotFound("add_on", "add on");

    private static bool IsOn(HerokuState state, AddOnState addOn, string appName) => state.FindApp(appName) is { } app
        && (addOn.AppId == app.Id || state.AttachmentsOf(app).Any(attachment => attachment.AddOnId == addOn.Id));

    private static string NewName(string plan)
    {
        var service = plan.Split(':')[0];
        var kind = service.StartsWith("heroku-", StringComparison.Ordinal) ? service["heroku-".Length..] : service;
        return string.Create(CultureInfo.InvariantCulture, $"{kind}-rehearsed-{RandomNumberGenerator.GetInt32(10_000, 100_000)}");
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*(:[a-z0-9][a-z0-9-]*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plan();
}
