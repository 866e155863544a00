using System.Collections.Immutable;
using System.Globalization;

namespace Deployment.Sdk.Cli.Contracts;

/// <summary>All checks.</summary>
internal static class ContractChecks
{
    /// <summary>In the order in which they are made: later ones use what earlier ones have released.</summary>
    public static ImmutableArray<ContractCheck> All { get; } =
    [
        .. ProtocolChecks.All,
        .. AppChecks.BeforeReleases,
        .. ReleaseChecks.All,
        .. ConfigChecks.All,
        .. AppChecks.AfterReleases,
        .. ListChecks.All,
        .. BuildChecks.All,
        ContractCheck.NotCheckable(
            "5", "A promoted release has the very slug of its source, with the same id.", "takes a pipeline with two apps"),
        ContractCheck.NotCheckable(
            "7",
            "A promotion target that fails still names its release, and says `The release command failed.`",
            "takes a pipeline with two apps"),
        ContractCheck.NotCheckable(
            "18", "An expired slug is 404, not 410, and its releases still name it.", "takes weeks"),
        ContractCheck.NotCheckable("25", "A slug of any app may be released on any other.", "takes a second app"),
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
    ];

    /// <summary>In the order of their numbers, those of the protocol first.</summary>
    public static IEnumerable<T> InOrder<T>(IEnumerable<T> rows, Func<T, string> number) =>
        rows.OrderBy(row => number(row)[0] != 'P').ThenBy(row => int.Parse(number(row).TrimStart('P'), CultureInfo.InvariantCulture));
}
