using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>How a delivery ended for one of its apps, in words.</summary>
internal static class AppText
{
    public static string Of(AppEnd app) => app.End switch
    {
        AppEndKind.Delivered => "delivered",
        AppEndKind.Unchanged => "nothing left to do",
        AppEndKind.Unfinished => $"unfinished: {app.Reason}",
        AppEndKind.Failed => $"failed: {app.Reason}",
        AppEndKind.NotBegun => "not begun",
        _ => $"unknown: {app.Reason}",
    };
}
