namespace Deployment.Sdk.Heroku;

/// <summary>What a failure below HTTP says about the call.</summary>
internal static class TransportFailure
{
    /// <summary>Whether the call certainly never left this machine: the host was not found or no connection was made.</summary>
    /// <param name="failure">The failure.</param>
    public static bool NeverSent(Exception failure) =>
        failure is HttpRequestException
        {
            HttpRequestError: HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError
                or HttpRequestError.ProxyTunnelError,
        }
        || IsConnectTimeout(failure);

    /// <summary>Whether the network may behave better in a moment. A certificate that is not trusted stays so.</summary>
    /// <param name="failure">The failure.</param>
    public static bool IsPassing(Exception failure) =>
        failure is HttpRequestException { HttpRequestError: not (HttpRequestError.SecureConnectionError or HttpRequestError.ConfigurationLimitExceeded) }
            or IOException
            or Polly.Timeout.TimeoutRejectedException
        || IsConnectTimeout(failure);

    /// <summary>What went wrong, in words that help.</summary>
    /// <param name="failure">The failure.</param>
    public static string Describe(Exception failure) => IsConnectTimeout(failure) ? failure.InnerException!.Message : failure.Message;

    /// <summary>.NET reports that no connection was made in time as a cancellation that nobody asked for.</summary>
    private static bool IsConnectTimeout(Exception failure) =>
        failure is OperationCanceledException { InnerException: TimeoutException };
}
