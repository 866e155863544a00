using Deployment.Sdk.Emulator.Http;
using Deployment.Sdk.Emulator.Semantics;
using Deployment.Sdk.Emulator.Wire;

namespace Deployment.Sdk.Emulator.Resources;

/// <summary><c>/apps/{app}/collaborators</c>: the owner, and nobody else.</summary>
internal static class Collaborators
{
    private static readonly (string, Func<CollaboratorBody, string>)[] Keys = [("id", collaborator => collaborator.Id.ToString())];

    public static void Map(Routes routes)
    {
        routes.MapApp("GET", "/collaborators", (call, app) => Page.Of(
            call,
            [CollaboratorBody.OwnerOf(app, call.State)],
            Keys,
            collaborator => collaborator,
            WireJson.Default.ListCollaboratorBody));
        routes.MapApp("GET", "/collaborators/{collaborator}", (call, app) =>
        {
            var owner = CollaboratorBody.OwnerOf(app, call.State);
            return call.Part("collaborator") == owner.User.Email || call.Id("collaborator") == owner.Id
                ? Answer.Of(owner, WireJson.Default.CollaboratorBody)
                : Refusal.NotFound("collaborator", "collaborator");
        });
    }
}
