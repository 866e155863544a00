namespace Deployment.Sdk.Heroku;

/// <summary>One page of a list: Heroku cuts every list, at 200 entries unless asked for fewer or more.</summary>
/// <typeparam name="T">What is listed.</typeparam>
internal sealed class ListPage<T> : List<T>, IListPage
{
    /// <inheritdoc/>
    public string? NextRange { get; set; }
}
