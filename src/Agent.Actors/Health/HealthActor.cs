using System.Diagnostics.CodeAnalysis;
using Agent.Actors.Health.Probes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Health.HealthProtocol;
using static Agent.Actors.Health.Probes.ProbeProtocol;

namespace Agent.Actors.Health;

/// <summary>
/// Finds out about one instance, by its probes and by what it says, and tells its parent, the service's actor, in
/// messages of <see cref="HealthProtocol"/>.
/// </summary>
/// <remarks>
/// StartingUp ── startup succeeds ─▶ Watching. StartingUp ── startup fails ─▶ Over. Watching ── liveness fails ─▶ Over.
/// From either ── StopAsking, STOPPING=1 ─▶ Ending. Without a startup probe it begins with Watching.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Cancelled when it stops; there is nothing else to give back.")]
internal sealed partial class HealthActor : ReceiveActor, IWithTimers
{
    private readonly HealthSubject _subject;
    private readonly HealthRuntime _runtime;
    private readonly HealthMemory _memory;

    public HealthActor(HealthSubject subject, HealthRuntime runtime, HealthMemory memory)
    {
        (_subject, _runtime, _memory) = (subject, runtime, memory);
        StartingUp();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private string Instance => _subject.Instance;

    private ServiceSpec Spec => _subject.Spec;

    /// <summary>Of others there is nothing to find out: they are as good as ready while they run.</summary>
    public static bool IsNeededBy(ServiceSpec spec) => spec.Probes.Any();

    /// <summary>For a child of the service's actor, one for each instance.</summary>
    public static Props Props(HealthSubject subject, HealthRuntime runtime)
    {
        var memory = new HealthMemory(subject);
        return Akka.Actor.Props.Create(() => new HealthActor(subject, runtime, memory));
    }

    protected override void PreStart()
    {
        Listen();
        if (_memory.Stage is HealthStage.StartingUp or HealthStage.Watching) BeginDelays();
        Enter(_memory.Stage);
    }

    protected override void PostStop()
    {
        _listening?.Dispose();
        _lines.Cancel();
    }

    private void StartingUp()
    {
        Receive<Answered>(answered => CountStartup(answered.Answer));
        Receive<LineSeen>(_ => BeStarted());
        Receive<DelayOver>(over => Ask(over.Role), over => over.Role is ProbeRole.Startup);
        Receive<StartupDue>(_ => BeOverdue());
        Receive<LastCall>(_ => FailAsOverdue(), call => call.Role is ProbeRole.Startup);
        Receive<Heard>(heard => HearAtStartup(heard.Message));
        WhileAsking();
    }

    private void Watching()
    {
        Receive<Answered>(answered => CountReady(answered.Answer), answered => answered.Role is ProbeRole.Ready);
        Receive<Answered>(answered => CountLive(answered.Answer), answered => answered.Role is ProbeRole.Live);
        Receive<LineSeen>(_ => BeReady());
        Receive<DelayOver>(over => Ask(over.Role));
        Receive<WatchdogDue>(_ => CallForTheLastTime(ProbeRole.Live));
        Receive<LastCall>(_ => FailByWatchdog(), call => call.Role is ProbeRole.Live);
        Receive<Heard>(heard => HearWhileWatching(heard.Message));
        WhileAsking();
    }

    private void Ending()
    {
        Receive<Heard>(heard => HearAtEnd(heard.Message));
        Receive<StopAsking>(_ => PromiseToTell());
        AtAnyTime();
    }

    private void Over()
    {
        Receive<StopAsking>(_ => PromiseToTell());
        Receive<Terminated>(NoteEndOf);
        ReceiveAny(_ => { });
    }

    private void WhileAsking()
    {
        Receive<StopAsking>(_ => End());
        Receive<LineLost>(LookAgainLater);
        Receive<LookAgain>(look => AwaitLine(look.Role));
        Receive<RespiteOver>(_ => EndRespite());
        AtAnyTime();
    }

    // What is left over are answers to what was asked before.
    private void AtAnyTime()
    {
        Receive<Terminated>(NoteEndOf);
        Receive<StatusDue>(_ => TellHeldStatus());
        Receive<Warned>(warned => Log().Warning("{0}", warned.Warning));
        ReceiveAny(_ => { });
    }

    private void Enter(HealthStage stage)
    {
        _memory.Stage = stage;

        switch (stage)
        {
            case HealthStage.StartingUp:
                BeginStartup();
                break;
            case HealthStage.Watching:
                Become(Watching);
                BeginReadiness();
                Begin(ProbeRole.Live);
                break;
            case HealthStage.Ending:
                Become(Ending);
                break;
            default:
                Become(Over);
                break;
        }
    }

    // An operator stops it: whether it can serve is no question any more.
    private void End()
    {
        Cease();
        Enter(HealthStage.Ending);
        PromiseToTell();
    }

    private void Fail(string reason)
    {
        Tell(new BecameUnhealthy(Instance, PlainText.Of(reason, LongestReason)));
        Cease();
        Timers.CancelAll();
        Enter(HealthStage.Over);
    }

    private static void Tell(IHealthEvent @event) => Context.Parent.Tell(@event);

    private ILoggingAdapter Log() => ServiceLog.For(Context.System, _subject.Service, Instance, request: null);
}
