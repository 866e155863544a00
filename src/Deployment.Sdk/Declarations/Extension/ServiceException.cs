namespace Deployment.Sdk;

/// <summary>An outside service did not do what it was asked. The message names the service, the call and what helps, and no secret.</summary>
public sealed class ServiceException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What went wrong and what helps; no secrets.</param>
    public ServiceException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    /// <param name="message">What went wrong and what helps; no secrets.</param>
    /// <param name="innerException">What happened below.</param>
    public ServiceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status of the answer; null when none came.</summary>
    public int? Status { get; init; }

    /// <summary>The beginning of what the service said, secrets masked; null when it said nothing.</summary>
    public string? Answer { get; init; }
}
