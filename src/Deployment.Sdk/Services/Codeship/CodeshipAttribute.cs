using Deployment.Sdk.Services;
using Deployment.Sdk.Services.Codeship;

namespace Deployment.Sdk;

/// <summary>
/// What arrives must have passed its build at Codeship, by its API, version 2. While it is built the gate waits, for <see cref="Wait"/>
/// seconds. The user's e-mail is in <c>CODESHIP_USER</c> and the password in <c>CODESHIP_PASSWORD</c>. Codeship itself ended on 31 January
/// 2026; <see cref="Address"/> names what answers in its place. In a build of the very commit at Codeship nothing is asked: that build
/// has not ended while it deploys, and it deploys only after its tests passed.
/// </summary>
/// <param name="organization">The UUID of the organization.</param>
/// <param name="project">The UUID of the project.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class CodeshipAttribute(string organization, string project) : GateAttribute
{
    /// <summary>The UUID of the organization.</summary>
    public string Organization { get; } = organization ?? "";

    /// <summary>The UUID of the project.</summary>
    public string Project { get; } = project ?? "";

    /// <summary>How long to wait for a build, in whole seconds; 900 unless declared.</summary>
    public int Wait { get; init; } = 900;

    /// <summary>Another address of the API; <c>CODESHIP_URL</c> comes before it. Null is <c>https://api.codeship.com/v2/</c>.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => CodeshipService.Variables;

    /// <inheritdoc/>
    public override string Describe() => $"build at Codeship of project {Project}";

    /// <inheritdoc/>
    public override async Task<GateVerdict> AskAsync(IGateContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var services = context.Services;
        if (DeliveringBuild.Is(services, context.Commit))
        {
            return GateVerdict.Yes("Codeship: this is the build of the commit, which comes to its deployment only after its tests passed");
        }

        var address = services.Address(CodeshipService.AddressVariable, Address, CodeshipService.Cloud);
        var reader = new CodeshipReader(services, CodeshipService.For(address, context.Commit), Organization, Project);
        return await WaitedVerdict.AskAsync(
            "Codeship",
            async token => await reader.TryAsync(context.Commit, token).ConfigureAwait(false) switch
            {
                ({ Status: CodeshipBuild.Passed } built, null) => AskedOnce.Decided(
                    GateVerdict.Yes($"Codeship: the build of the commit passed ({NeutralText.Line(built.Ref ?? "", 100)})"), Page(built)),
                ({ } built, null) => AskedOnce.Decided(
                    GateVerdict.No($"Codeship: the build of the commit ended with \"{NeutralText.Line(built.Status, 50)}\""), Page(built)),
                var (built, waits) => AskedOnce.Waiting(waits ?? "", built is null ? null : Page(built)),
            },
            Wait,
            services,
            cancellationToken).ConfigureAwait(false);

        Uri? Page(CodeshipBuild build) => services.IsRehearsal ? null : CodeshipService.Page(address, Organization, Project, build.Uuid);
    }
}
