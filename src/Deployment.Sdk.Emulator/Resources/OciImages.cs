using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/apps/{app}/oci-images</c>: only Fir apps have them, and every app of the emulator is of the Cedar generation.</summary>
internal static class OciImages
{
    public static void Map(Routes routes)
    {
        routes.MapApp("GET", "/oci-images/{image}", (_, _) => Refusal.NotFound("oci_image", "OCI image"));
        routes.MapApp("POST", "/oci-images", (_, app) => Refusal.Invalid($"{app.Name} is a Cedar app; only Fir apps take OCI images."));
    }
}
