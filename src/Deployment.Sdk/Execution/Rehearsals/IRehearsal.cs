using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;

namespace Deployment.Sdk.Execution;

/// <summary>A running rehearsal; disposing of it stops the server and keeps its state.</summary>
public interface IRehearsal : IAsyncDisposable
{
    /// <summary>The address of its Platform API: literal loopback.</summary>
    Uri Api { get; }

    /// <summary>The token that it accepts, made at its start.</summary>
    string Token { get; }

    /// <summary>A second token, of another account, for production; the same as the first where there is but one.</summary>
    string ProductionToken => Token;

    /// <summary>The certificate that its one-off dynos show over TLS, trusted for this rehearsal alone.</summary>
    X509Certificate2 Certificate { get; }

    /// <summary>What has gone wrong so far because a scenario asked for it; empty without one.</summary>
    ImmutableArray<InjectedFault> InjectedFaults => [];
}
