using System.Text.RegularExpressions;

namespace Deployment.Sdk.Heroku;

/// <summary>
/// Which calls may be sent a second time after an attempt that may have been acted upon: a server error, a cut connection, silence.
/// </summary>
/// <remarks>
/// Any call may be sent again when it was certainly not acted upon: the connection was never made, or Heroku answered 429, which
/// it does before it looks at the call. This class decides the rest.
/// <para>Repeatable: every GET; the search for apps, which is a POST only because its body may be long; a new place for source, which
/// belongs to no app and lapses; a slug and a view of the log, which do nothing until they are used; an app's own switches and its
/// formation, which are set to absolute values and make no release; cancelling a build and stopping or restarting a dyno, which end
/// what can end only once (after a lost answer the repeat may say that it is gone; whoever stops something must expect that anyway, as
/// it may have ended by itself; what was restarted may be restarted again, and is none the worse for it).</para>
/// <para>Once only: builds, releases, rollbacks, promotions and one-off dynos, of which a repeat makes another; and config vars,
/// because each change makes a release and a repeat could make a second, which would look like somebody else's. Their caller
/// looks at the app and decides.</para>
/// </remarks>
internal static partial class RepeatPolicy
{
    /// <summary>Whether the call may be sent again although it may have been acted upon.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, without query.</param>
    public static bool MayRepeat(HttpMethod method, string path) =>
        method == HttpMethod.Get || RepeatableWrite().IsMatch($"{method.Method} {path}");

    /// <summary>
    /// Whether the call ends or takes back something that is under way: cancels or stops by its address, lifts maintenance or rolls back
    /// by <see cref="UrgentCall"/>. It does not wait behind others when the account's calls run low.
    /// </summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, without query.</param>
    public static bool IsUrgent(HttpMethod method, string path) =>
        UrgentCall.IsCurrent || UrgentWrite().IsMatch($"{method.Method} {path}");

    [GeneratedRegex(
        @"^(DELETE /apps/[^/]+/builds/[^/]+|POST /apps/[^/]+/(dynos|formations)/[^/]+/actions/stop)\z", RegexOptions.CultureInvariant)]
    private static partial Regex UrgentWrite();

    [GeneratedRegex(
        """
        ^(
            POST\ /sources
          | POST\ /filters/apps
          | POST\ /apps/[^/]+/slugs
          | POST\ /apps/[^/]+/log-sessions
          | PATCH\ /apps/[^/]+
          | PATCH\ /apps/[^/]+/formation(/[^/]+)?
          | DELETE\ /apps/[^/]+/builds/[^/]+
          | DELETE\ /apps/[^/]+/dynos(/[^/]+)?
          | DELETE\ /apps/[^/]+/formations/[^/]+
          | POST\ /apps/[^/]+/(dynos|formations)/[^/]+/actions/stop
        )\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex RepeatableWrite();
}
