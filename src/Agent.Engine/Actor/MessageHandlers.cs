namespace Akka.Actor;

/// <summary>The handlers of one behaviour, in the order in which they were declared: the first that takes a message has it.</summary>
internal sealed class MessageHandlers
{
    private MessageHandler? _first;
    private MessageHandler? _last;
    private bool _complete;

    public void Add(MessageHandler handler)
    {
        if (_complete)
            throw new InvalidOperationException("A handler that catches all messages has been added. No handler can be added after that.");

        if (_last is null)
            _first = handler;
        else
            _last.Next = handler;

        _last = handler;
        _complete = handler.TakesEverything;
    }

    public bool Handle(object message)
    {
        for (var handler = _first; handler is not null; handler = handler.Next)
        {
            if (handler.TryHandle(message)) return true;
        }

        return false;
    }
}

/// <summary>Handles the messages of one type, or some of them.</summary>
internal abstract class MessageHandler
{
    public MessageHandler? Next;

    public virtual bool TakesEverything => false;

    public abstract bool TryHandle(object message);
}

internal sealed class ActionHandler<T>(Action<T> handle) : MessageHandler
{
    public override bool TakesEverything => typeof(T) == typeof(object);

    public override bool TryHandle(object message)
    {
        if (message is not T typed) return false;

        handle(typed);
        return true;
    }
}

internal sealed class ConditionalHandler<T>(Predicate<T> shouldHandle, Action<T> handle) : MessageHandler
{
    public override bool TryHandle(object message)
    {
        if (message is not T typed || !shouldHandle(typed)) return false;

        handle(typed);
        return true;
    }
}

internal sealed class ChoosyHandler<T>(Func<T, bool> handle) : MessageHandler
{
    public override bool TryHandle(object message) => message is T typed && handle(typed);
}
