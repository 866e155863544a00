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
            "18", "An expired slug is 404, and its releases are `expired`. The default is that none expires.", "takes weeks"),
        ContractCheck.NotCheckable("25", "A slug of any app may be released on any other.", "takes a second app"),
    ];

    /// <summary>In the order of their numbers, those of the protocol first.</summary>
    public static IEnumerable<T> InOrder<T>(IEnumerable<T> rows, Func<T, string> number) =>
        rows.OrderBy(row => number(row)[0] != 'P').ThenBy(row => int.Parse(number(row).TrimStart('P'), CultureInfo.InvariantCulture));
}
