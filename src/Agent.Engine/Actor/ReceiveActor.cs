namespace Akka.Actor;

/// <summary>An actor that says in its constructor, and in each <see cref="Become(Action)"/>, which types it handles, and how.</summary>
public abstract partial class ReceiveActor : UntypedActor, Internal.IInitializableActor
{
    private MessageHandlers? _configuring = new();
    private MessageHandlers? _initial;

    void Internal.IInitializableActor.Init()
    {
        // A producer may return the same instance twice.
        if (_initial is not null) return;

        _initial = _configuring;
        _configuring = null;
    }

    protected sealed override void OnReceive(object message)
    {
        if (!_initial!.Handle(message)) Unhandled(message);
    }

    protected void Become(Action configure) => Context.Become(Configured(configure));

    protected void BecomeStacked(Action configure) => Context.BecomeStacked(Configured(configure));

    private Receive Configured(Action configure)
    {
        var outer = _configuring;
        var handlers = _configuring = new MessageHandlers();
        try
        {
            configure();
            return handlers.Handle;
        }
        finally
        {
            _configuring = outer;
        }
    }

    private MessageHandlers Handlers =>
        _configuring ?? throw new InvalidOperationException("You may only call Receive-methods when constructing the actor and inside Become()");
}
