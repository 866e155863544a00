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
        .. TwoAppChecks.All,
        .. BeyondOneApp.All,
    ];

    /// <summary>In the order of their numbers, those of the protocol first.</summary>
    public static IEnumerable<T> InOrder<T>(IEnumerable<T> rows, Func<T, string> number) =>
        rows.OrderBy(row => number(row)[0] != 'P').ThenBy(row => int.Parse(number(row).TrimStart('P'), CultureInfo.InvariantCulture));
}
