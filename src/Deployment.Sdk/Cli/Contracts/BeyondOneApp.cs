using System.Collections.Immutable;

namespace Deployment.Sdk.Cli.Contracts;

/// <summary>What a single app and a few minutes cannot show, and what it would take.</summary>
internal static class BeyondOneApp
{
    public static ImmutableArray<ContractCheck> All { get; } =
    [
        ContractCheck.NotCheckable(
            "18", "An expired slug is 404, not 410, and its releases still name it.", "takes weeks"),
        ContractCheck.NotCheckable(
            "62",
            "Expiry follows Heroku's announcement of October 2025. Assumed are that the age counts from the release's creation, that a slug "
            + "lives as long as a release of any app keeps it, and that it goes at that moment and not with a later sweep.",
            "takes weeks"),
        ContractCheck.NotCheckable(
            "65",
            "Any method but `GET` and `HEAD` below an app that wants a second factor is a change of it, except `log-sessions`. A promotion "
            + "wants it for its targets and not for its source. A pre-authorisation is answered with 200 and `{}`, and lasts for ten minutes. "
            + "A wrong code is 403 `two_factor` without an app, so that a client asks for the code again. A code sent with the change itself "
            + "counts for it.",
            "takes an app that wants a second factor"),
        ContractCheck.NotCheckable(
            "69",
            "The suffix in `web_url` is made of the app's id and name, so a renamed app has another. The address without it is 404.",
            "takes an app that may be renamed"),
        ContractCheck.NotCheckable(
            "70",
            "Entries of equal value, such as times, are in the order of their ids; a `Next-Range` between two of them adds `/id` to the value.",
            "takes entries of equal value"),
        ContractCheck.NotCheckable(
            "41",
            "An add-on's config var is the name of its attachment and `_URL`, whatever the service. The releases are "
            + "described as `@ref:NAME completed provisioning, setting X.`, `Attach X (@ref:NAME)` and `Detach X "
            + "(@ref:NAME)`, and run the release command.",
            "takes an add-on"),
        ContractCheck.NotCheckable(
            "42",
            "A database that is not the app's first is attached as `DATABASE_` and a colour. A name that is taken on "
            + "the app is 422, and nothing asks for confirmation (423).",
            "takes an add-on"),
        ContractCheck.NotCheckable(
            "43",
            "The last attachment of an add-on to the app that owns it cannot be deleted; the add-on can.",
            "takes an add-on"),
        ContractCheck.NotCheckable(
            "44",
            "A text that resolves to no add-on or attachment is 404, never an empty list.",
            "takes an add-on"),
        ContractCheck.NotCheckable(
            "49",
            "An app setup is `failed` if its release command fails. It is gone (404) with its app.",
            "takes code with an app.json"),
        ContractCheck.NotCheckable(
            "52",
            "An add-on that its provider could not make stays listed as `deprovisioned`, with its attachments and without a config var.",
            "takes an add-on that its provider fails"),
        ContractCheck.NotCheckable(
            "50",
            "A review app may be made without review apps being enabled, one for each branch, otherwise 409. It is "
            + "`creating` at once, and `deleted` as soon as the deletion is answered. The list of a pipeline's review "
            + "apps leaves deleted ones out.",
            "takes a pipeline with review apps"),
        ContractCheck.NotCheckable(
            "80",
            "A connection that breaks leaves the call either wholly done or not done; what has not begun 30 seconds "
            + "later never will.",
            "no connection can be broken from here"),
        ContractCheck.NotCheckable(
            "81",
            "A token that is revoked is refused at once, also by calls about what it has begun, and what it has begun "
            + "goes on.",
            "takes a token that may be revoked"),
        ContractCheck.NotCheckable(
            "82",
            "A promotion's target can fail without a release of its own, with an `error_message` that says why.",
            "takes a promotion that Heroku itself fails"),
        ContractCheck.NotCheckable(
            "90", "`RateLimit-Remaining` stands on 429 too; without it a 429 counts as none left.", "takes an account without calls left"),
        ContractCheck.NotCheckable(
            "91",
            "An account's calls grow by at least 20 a minute (Heroku's reference of 2015; others saw 75): the time that is told is the latest.",
            "takes an account without calls left"),
        ContractCheck.NotCheckable(
            "92",
            "A code may be used for several calls within half a minute; if not, Heroku refuses it and the person is asked again.",
            "takes an account with a second factor"),
        ContractCheck.NotCheckable(
            "93",
            "`pre-authorizations` lasts for the rest of a delivery; if not, the person is asked again.",
            "takes an app that wants a second factor"),
        ContractCheck.NotCheckable("94", "Heroku redirects no write to another host.", "nothing can be seen of what never comes"),
        ContractCheck.NotCheckable(
            "95",
            "NUL bytes in an output stream are a sign of life: they belong to no line, and ranges do not count them.",
            "takes code that is silent for minutes"),
    ];
}
