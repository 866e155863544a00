using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary>
/// <c>/sources</c>, and the address that a source is put to. That address stands for pre-signed storage: it knows no token, takes
/// one body of known length, and its signature covers no content type.
/// </summary>
internal static class SourceUploads
{
    public static void Map(Routes routes)
    {
        routes.Map("POST", "/sources", Create);
        routes.MapApp("POST", "/sources", (call, _) => Create(call));
    }

    public static void MapUpload(IEndpointRouteBuilder endpoints, Platform platform) =>
        endpoints.MapMethods("/sources/{secret}", ["PUT"], http => PutAsync(http, platform));

    private static Answer Create(Call call) =>
        Answer.Created(SourceBody.Of(call.Platform.Sources.Create(), call.Api), WireJson.Default.SourceBody);

    private static async Task PutAsync(HttpContext http, Platform platform)
    {
        var secret = (string?)http.GetRouteValue("secret") ?? "";
        var (status, code) = Refuse(http.Request, platform, secret);
        if (status == StatusCodes.Status200OK)
        {
            http.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = platform.Settings.MaxSourceBytes;
            var isTaken = await platform.Sources.ReceiveAsync(secret, http.Request.Body, http.RequestAborted).ConfigureAwait(false);
            (status, code) = isTaken ? (status, code) : (StatusCodes.Status400BadRequest, "NotAGzipArchive");
        }

        http.Response.StatusCode = status;
        if (status != StatusCodes.Status200OK)
        {
            http.Response.ContentType = "application/xml";
            await http.Response.WriteAsync($"<Error><Code>{code}</Code></Error>", http.RequestAborted).ConfigureAwait(false);
        }
    }

    private static (int Status, string Code) Refuse(HttpRequest request, Platform platform, string secret)
    {
        if (platform.Sources.Find(secret) is null)
        {
            return (StatusCodes.Status403Forbidden, "AccessDenied");
        }

        if (request.Headers.Authorization.Count > 0)
        {
            return (StatusCodes.Status400BadRequest, "OnlyOneAuthMechanismAllowed");
        }

        if (!string.IsNullOrEmpty(request.ContentType))
        {
            return (StatusCodes.Status403Forbidden, "SignatureDoesNotMatchContentType");
        }

        if (request.Headers.TransferEncoding.Count > 0 || request.ContentLength is null)
        {
            return (StatusCodes.Status411LengthRequired, "MissingContentLength");
        }

        return request.ContentLength > platform.Settings.MaxSourceBytes
            ? (StatusCodes.Status413PayloadTooLarge, "EntityTooLarge")
            : (StatusCodes.Status200OK, "");
    }
}
