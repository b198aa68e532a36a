using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>Signals that an operator sends.</summary>
public sealed partial class ServiceActor
{
    private void Signal(SignalService signal)
    {
        _request = signal.Request;
        Log().Info("Sending {0} to {1}", signal.Signal, signal.To);
        _process!.Send(signal.Signal, signal.To);
        Note("signalled", $"{signal.Signal} to {signal.To}");
        Sender.Tell(Signalled.Instance);
    }
}
