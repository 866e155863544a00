namespace Deployment.Sdk.Heroku;

/// <summary>
/// A call to Heroku that did not end well: Heroku refused it, answered something that cannot be read, or could not be reached.
/// </summary>
/// <param name="message">The method, the path without its query, Heroku's own words and its <c>Request-Id</c>; never a token.</param>
/// <param name="innerException">The failure below it; null when Heroku answered.</param>
public sealed class HerokuException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The HTTP status; null when no answer came.</summary>
    public int? Status { get; init; }

    /// <summary>Heroku's word for the error, such as <c>not_found</c> or <c>two_factor</c>; null when the answer had none.</summary>
    public string? Id { get; init; }

    /// <summary>The page of Heroku's documentation that explains it; null when the answer had none.</summary>
    public Uri? Url { get; init; }

    /// <summary>
    /// The id under which Heroku's support finds the call: Heroku's own, or the one sent when no answer came. One id is sent with
    /// all attempts of a call.
    /// </summary>
    public string? RequestId { get; init; }

    /// <summary>What a person can do about it, in a sentence; null when nothing better is known than to read the message.</summary>
    public string? Remedy { get; init; }

    /// <summary>
    /// Whether the call may have been acted upon although it failed. False is certain: nothing was changed. True means that
    /// nobody can tell from here, so look before the call is made again. Always false for a call that only reads.
    /// </summary>
    public bool MayHaveActed { get; init; }

    /// <summary>Whether Heroku was not reached, or went silent before it answered.</summary>
    public bool IsUnreachable => Status is null;

    /// <summary>Whether the token is missing, wrong, or not allowed to do this (401 and 403): command-line exit code 77.</summary>
    public bool IsNotAuthorised => Status is 401 or 403 && !IsOfStorage;

    /// <summary>Whether it was the storage for uploads that answered, which knows no token.</summary>
    internal bool IsOfStorage { get; init; }

    /// <summary>Whether something that is read as it comes broke off, or did not begin: it may go on where it is asked for anew.</summary>
    internal bool IsCut { get; init; }

    /// <summary>Whether the thing that was asked for does not exist, or is not shown to this account.</summary>
    public bool IsNotFound => Status is 404;
}
