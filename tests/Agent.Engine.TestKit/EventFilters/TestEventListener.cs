using Akka.Event;

namespace Akka.TestKit;

/// <summary>The logger of tests: prints what no event filter takes.</summary>
public class TestEventListener : DefaultLogger
{
    private readonly List<Interception> _interceptions = [];

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger initialize:
                SubscribeTo(initialize.LoggingBus);
                return base.Receive(message);
            case BeginInterception begin:
                _interceptions.Add(begin.Interception);
                return true;
            case EndInterception end:
                End(end);
                return true;
            case LogEvent logEvent when !Intercepts(logEvent):
                return base.Receive(logEvent);
            case AllDeadLetters deadLetter:
                Intercepts(deadLetter);
                return true;
            default:
                return message is LogEvent || base.Receive(message);
        }
    }

    private static void SubscribeTo(LoggingBus bus)
    {
        foreach (var type in new[] { typeof(BeginInterception), typeof(EndInterception), typeof(DeadLetter) })
            bus.Subscribe(Context.Self, type);
    }

    private void End(EndInterception end)
    {
        _interceptions.Remove(end.Interception);
        end.Done.SetResult();
    }

    // Every filter that fits counts the event.
    private bool Intercepts(object logEvent) => _interceptions.FindAll(interception => interception.Take(logEvent)) is not [];
}
