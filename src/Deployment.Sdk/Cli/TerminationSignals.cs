using System.Runtime.InteropServices;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli;

/// <summary>Turns Ctrl-C and SIGTERM into cancellation, so that a delivery can end what it began; a second one ends the process at once.</summary>
internal sealed class TerminationSignals : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration[] _registrations;
    private int _signal;

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

    /// <summary>The signal that came first; null when none came.</summary>
    public DeliveryOutcome? Signal => Volatile.Read(ref _signal) is > 0 and var signal ? (DeliveryOutcome)signal : null;

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
        if (Interlocked.CompareExchange(ref _signal, (int)outcome, 0) != 0)
        {
            return;
        }

        signal.Cancel = true;
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It came while the command was ending by itself.
        }
    }
}
