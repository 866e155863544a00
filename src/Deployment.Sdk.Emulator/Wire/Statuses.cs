using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>Words and addresses that several resources share.</summary>
internal static class Statuses
{
    public static string Of(Progress progress) => progress switch
    {
        Progress.Pending => "pending",
        Progress.Succeeded => "succeeded",
        _ => "failed",
    };

    public static string Stream(Uri api, string streamId) => new Uri(api, $"streams/{streamId}").AbsoluteUri;
}
