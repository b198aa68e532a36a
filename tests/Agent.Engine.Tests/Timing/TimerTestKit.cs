using Akka.Actor;

namespace Agent.Engine.Tests.Timing;

/// <summary>A test of timers: an actor that does with its timers what the test says, and tells what it gets.</summary>
public abstract class TimerTestKit : DrivenTimeTestKit
{
    protected TimerTestKit() => Alarm = Sys.ActorOf(Props.Create(() => new AlarmActor(TestActor)));

    protected IActorRef Alarm { get; }

    protected async Task Do(Action<ITimerScheduler> action)
    {
        Alarm.Tell(action);
        Assert.Null((await ExpectMsgAsync<Done>()).Failure);
    }

    protected async Task ExpectTicks(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Clock.Advance(Second);
            await ExpectMsgAsync("tick");
        }
    }

    protected Task ExpectNoMore() => Do(_ => { });

    private sealed record Done(Exception? Failure);

    private sealed class AlarmActor : ReceiveActor, IWithTimers
    {
        public AlarmActor(IActorRef log)
        {
            Receive<Exception>(Throw);
            Receive<Action>(Run);
            Receive<Action<ITimerScheduler>>(action => log.Tell(new Done(Record.Exception(() => action(Timers)))));
            Receive<string>(m => m == "who sent this?", _ => log.Tell(Sender));
            Receive<string>(m => log.Tell(m));
        }

        public ITimerScheduler Timers { get; set; } = null!;

        private static void Run(Action action) => action();

        private static void Throw(Exception exception) => throw exception;
    }
}
