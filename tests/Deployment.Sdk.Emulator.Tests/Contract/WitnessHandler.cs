namespace Deployment.Sdk.Emulator.Tests.Contract;

/// <summary>Shows the witness every answer that passes through a client.</summary>
/// <param name="onLink">Told of the schema's link of each answer that has one.</param>
internal sealed class WitnessHandler(Action<Link>? onLink = null) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false })
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var overridden = request.Headers.TryGetValues("X-Http-Method-Override", out var methods) ? methods.Single() : null;
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        var link = Witness.See(new Exchange(
            overridden ?? request.Method.Method,
            request.RequestUri!.AbsolutePath,
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync(cancellationToken),
            headers));
        if (link is not null)
        {
            onLink?.Invoke(link);
        }

        return response;
    }
}
