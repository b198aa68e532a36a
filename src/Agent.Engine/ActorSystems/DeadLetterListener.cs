using System.Diagnostics;
using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Event;

/// <summary>Logs dead letters: so many, and then none for a while.</summary>
internal sealed class DeadLetterListener : ActorBase
{
    private readonly int _limit;
    private readonly TimeSpan _pause;
    private int _logged;
    private long _pausedAt;

    private DeadLetterListener(int limit, TimeSpan pause)
    {
        _limit = limit;
        _pause = pause;
    }

    public static void StartIn(ActorSystemImpl system)
    {
        var config = system.Settings.Config;
        var limit = Limit(config.GetString("akka.log-dead-letters")!);
        if (limit <= 0) return;

        var pause = config.GetTimeSpan("akka.log-dead-letters-suspend-duration");
        system.SystemActorOf(Props.Create(() => new DeadLetterListener(limit, pause)), "deadLetterListener");
    }

    protected override void PreStart()
    {
        Context.System.EventStream.Subscribe(Self, typeof(DeadLetter));
        Context.System.EventStream.Subscribe(Self, typeof(UnhandledMessage));
    }

    protected override bool Receive(object message)
    {
        if (message is not AllDeadLetters letter) return false;

        if (_logged == _limit && Stopwatch.GetElapsedTime(_pausedAt) >= _pause) _logged = 0;
        if (_logged < _limit) Log(letter);
        return true;
    }

    private void Log(AllDeadLetters letter)
    {
        _logged++;
        var recipient = letter.Recipient;
        Context.System.EventStream.Publish(new Info(recipient.Path.ToString(), recipient.GetType(), Text(letter)));
        if (_logged == _limit) _pausedAt = Stopwatch.GetTimestamp();
    }

    private string Text(AllDeadLetters letter)
    {
        var what = letter is UnhandledMessage ? "was unhandled" : "was not delivered";
        var rest = _logged == _limit ? $" No more of them are logged for {_pause}." : "";
        return $"Message [{letter.Message.GetType().Name}] from {letter.Sender} to {letter.Recipient} {what}. [{_logged}] dead letters encountered.{rest}";
    }

    private static int Limit(string setting) => setting switch
    {
        "on" or "true" or "yes" => int.MaxValue,
        "off" or "false" or "no" => 0,
        _ => int.TryParse(setting, out var limit) ? limit : 0,
    };
}
