using System.Diagnostics;
using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Event;

/// <summary>Logs dead letters: so many, and then none for a while.</summary>
internal sealed class DeadLetterListener(ActorSystemImpl system, int limit, TimeSpan pause) : MinimalActorRef
{
    private readonly Lock _gate = new();
    private int _logged;
    private long _pausedAt;

    public override ActorPath Path { get; } = system.SystemGuardian.Path / "deadLetterListener";

    public override IActorRefProvider Provider => system.Provider;

    public static void StartIn(ActorSystemImpl system)
    {
        var settings = system.Settings;
        if (settings.LogDeadLetters <= 0) return;

        var listener = new DeadLetterListener(system, settings.LogDeadLetters, settings.LogDeadLettersSuspendDuration);
        system.EventStream.Subscribe(listener, typeof(DeadLetter));
        system.EventStream.Subscribe(listener, typeof(UnhandledMessage));
        if (!settings.LogDeadLettersDuringShutdown) system.DeadLetterListener = listener;
    }

    protected override void TellInternal(object message, IActorRef? sender)
    {
        if (message is not AllDeadLetters letter || Count() is not { } number) return;

        var recipient = letter.Recipient;
        system.EventStream.Publish(new Info(recipient.Path.ToString(), recipient.GetType(), Text(letter, number)));
    }

    /// <summary>The number of the letter to be logged; null during a pause.</summary>
    private int? Count()
    {
        lock (_gate)
        {
            if (_logged == limit && Stopwatch.GetElapsedTime(_pausedAt) >= pause) _logged = 0;
            if (_logged == limit) return null;

            if (++_logged == limit) _pausedAt = Stopwatch.GetTimestamp();
            return _logged;
        }
    }

    private string Text(AllDeadLetters letter, int number)
    {
        var what = letter is UnhandledMessage ? "was unhandled" : "was not delivered";
        var rest = number == limit ? $" No more of them are logged for {pause}." : "";
        return $"Message [{letter.Message.GetType().Name}] from {letter.Sender} to {letter.Recipient} {what}. [{number}] dead letters encountered.{rest}";
    }
}
