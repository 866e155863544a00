namespace Deployment.Sdk.Heroku;

/// <summary>What a page says of the rest of its list.</summary>
internal interface IListPage
{
    /// <summary>Heroku's <c>Next-Range</c>, to be sent back word for word as <c>Range</c>; null on the last page.</summary>
    string? NextRange { get; set; }
}
