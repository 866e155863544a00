namespace Deployment.Sdk.Heroku;

/// <summary>The body of an answer that is not a success. Every member may be missing: a proxy in between answers in its own way.</summary>
internal sealed record HerokuError
{
    /// <summary>Heroku's word for the error.</summary>
    public string? Id { get; init; }

    /// <summary>A sentence for people.</summary>
    public string? Message { get; init; }

    /// <summary>The page that explains it.</summary>
    public string? Url { get; init; }

    /// <summary>The app that has to be authorised by the second factor first.</summary>
    public HerokuErrorApp? App { get; init; }
}
