using System.Runtime.InteropServices;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli;

/// <summary>Turns Ctrl-C and SIGTERM into cancellation, so that a delivery can end what it began; a second one ends the process at once.</summary>
internal sealed class TerminationSignals : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration[] _registrations;

    public TerminationSignals(CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Handle(signal, DeliveryOutcome.Interrupted)),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Handle(signal, DeliveryOutcome.Terminated)),
        ];
    }

    public CancellationToken Token => _source.Token;

    /// <summary>The exit code that the signal asks for; null when none came.</summary>
    public int? ExitCode { get; private set; }

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _source.Dispose();
    }

    private void Handle(PosixSignalContext signal, DeliveryOutcome outcome)
    {
        if (ExitCode is not null)
        {
            return;
        }

        ExitCode = (int)outcome;
        signal.Cancel = true;
        _source.Cancel();
    }
}
