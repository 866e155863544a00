using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Semantics;

/// <summary>Add-ons on apps. An attachment of a provisioned add-on sets its config var with a release, and takes it away with one.</summary>
internal static partial class Attachments
{
    /// <summary>Heroku sets a second database next to the first under the name of a colour.</summary>
    private static readonly string[] Colours = ["AMBER", "AQUA", "BLUE", "BRONZE", "COPPER", "GREEN", "MAROON", "OLIVE", "PURPLE", "TEAL"];

    public static (HerokuState State, Outcome<AddOnChange<AttachmentState>> Result) Attach(
        HerokuState state, AddOnState addOn, Guid appId, string? name, string? space, DateTimeOffset now)
    {
        var taken = state.Attachments.Where(known => known.AppId == appId).Select(known => known.Name).ToHashSet(StringComparer.Ordinal);
        var usual = UsualName(addOn.Service);
        var free = name ?? Colours.Select(colour => $"{usual}_{colour}").Prepend(usual).FirstOrDefault(candidate => !taken.Contains(candidate));
        if (free is null || taken.Contains(free))
        {
            return (state, Refusal.Invalid($"An attachment {free ?? usual} is already on that app."));
        }

        if (!Name().IsMatch(free))
        {
            return (state, Refusal.Invalid("An attachment's name starts with a letter and has letters, digits and underscores only."));
        }

        var attachment = new AttachmentState(Guid.NewGuid(), addOn.Id, appId, free, space, now, now);
        var next = state with { Attachments = state.Attachments.Add(attachment) };
        if (addOn.Status != AddOnStatus.Provisioned)
        {
            return (next, new AddOnChange<AttachmentState>(attachment, []));
        }

        (next, var release) = SetVariable(next, attachment, $"Attach {attachment.Name} (@ref:{addOn.Name})", now);
        return (next, new AddOnChange<AttachmentState>(attachment, [(appId, release)]));
    }

    public static (HerokuState State, Outcome<AddOnChange<AttachmentState>> Result) Detach(
        HerokuState state, Guid id, DateTimeOffset now)
    {
        if (state.Attachments.FirstOrDefault(known => known.Id == id) is not { } attachment)
        {
            return (state, NotFound);
        }

        if (state.FindAddOn(attachment.AddOnId)!.AppId == attachment.AppId
            && state.Attachments.Count(known => (known.AddOnId, known.AppId) == (attachment.AddOnId, attachment.AppId)) == 1)
        {
            return (state, Refusal.Invalid("The last attachment of an add-on to its own app goes with the add-on only."));
        }

        var (next, releases) = Take(state, attachment, now);
        return (next, new AddOnChange<AttachmentState>(attachment, releases));
    }

    /// <summary>What a text may mean: an id, a name on an app, or both in one (<c>app::DATABASE</c>).</summary>
    public static IEnumerable<AttachmentState> Resolve(HerokuState state, string text, string? appName)
    {
        var (name, onApp) = text.Split("::") is [var app, var rest] ? (rest, app) : (text, appName);
        return state.Attachments.Where(attachment => attachment.Id.ToString() == text
            || ((attachment.Name == name || attachment.ConfigVar == name)
                && onApp is not null && state.FindApp(onApp)?.Id == attachment.AppId));
    }

    public static Refusal NotFound => Refusal.NotFound("add_on_attachment", "attachment");

    public static (HerokuState State, ReleaseState Release) SetVariable(
        HerokuState state, AttachmentState attachment, string description, DateTimeOffset now)
    {
        var app = state.GetApp(attachment.AppId);
        var config = Releases.ConfigInForce(app).SetItem(attachment.ConfigVar, $"rehearsal-only-not-a-real-{attachment.ConfigVar}");
        return Releases.Add(state, app, description, Releases.InForce(app)?.SlugId, config, now);
    }

    /// <summary>Takes an attachment away, and its config var where there is one.</summary>
    public static (HerokuState State, ImmutableArray<(Guid App, ReleaseState Release)> Releases) Take(
        HerokuState state, AttachmentState attachment, DateTimeOffset now)
    {
        var next = state with { Attachments = state.Attachments.RemoveAll(known => known.Id == attachment.Id) };
        var app = state.GetApp(attachment.AppId);
        var config = Releases.ConfigInForce(app);
        if (!config.ContainsKey(attachment.ConfigVar))
        {
            return (next, []);
        }

        var addOn = state.FindAddOn(attachment.AddOnId)!;
        (next, var release) = Releases.Add(
            next,
            app,
            $"Detach {attachment.Name} (@ref:{addOn.Name})",
            Releases.InForce(app)?.SlugId,
            config.Remove(attachment.ConfigVar),
            now);
        return (next, [(app.Id, release)]);
    }

    private static string UsualName(string service) => service == "heroku-postgresql"
        ? "DATABASE"
        : (service.StartsWith("heroku-", StringComparison.Ordinal) ? service["heroku-".Length..] : service)
            .Replace('-', '_').ToUpperInvariant();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
