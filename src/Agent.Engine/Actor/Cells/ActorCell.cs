using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>What stays of an actor when its instance is replaced: mailbox, behaviour, children, watchers.</summary>
/// <remarks>Only the thread that runs the mailbox touches a cell, except where a member says otherwise.</remarks>
internal sealed partial class ActorCell : IUntypedActorContext
{
    public const int UndefinedUid = 0;

    private readonly LocalActorRef _self;
    private ActorBase? _actor;
    private MessageNode? _current;

    public ActorCell(LocalActorRef self, ActorSystemImpl system, Props props)
    {
        _self = self;
        SystemImpl = system;
        Props = props;
        Mailbox = new Mailbox(this, system.Settings.Throughput);
        Mailbox.StartWith(new Create());
    }

    public static ActorCell? Current => InternalCurrentActorCellKeeper.Current;

    public ActorSystemImpl SystemImpl { get; }

    public Mailbox Mailbox { get; }

    public Props Props { get; }

    public IActorRef Self => _self;

    public IActorRef Parent => _self.Parent;

    public ActorSystem System => SystemImpl;

    public IActorRef Sender => _current?.Sender ?? SystemImpl.DeadLetters;

    public object? CurrentMessage => _current?.Message;

    /// <summary>Any thread may ask.</summary>
    public bool IsTerminated => Mailbox.IsClosed;

    public static IActorRef GetCurrentSelfOrNoSender() => Current?._self ?? ActorRefs.NoSender;

    public static IActorRef GetCurrentSenderOrNoSender() => Current?.Sender ?? ActorRefs.NoSender;

    public static void Leave() => InternalCurrentActorCellKeeper.Current = null;

    public void Enter() => InternalCurrentActorCellKeeper.Current = this;

    /// <summary>Any thread may start a cell, once.</summary>
    public void Start() => Mailbox.Schedule();

    /// <summary>Any thread may post.</summary>
    public void Post(object message, IActorRef? sender)
    {
        if (!Mailbox.TryPost(new MessageNode(message, sender)))
            ToDeadLetters(message, sender);
    }

    /// <summary>Any thread may post.</summary>
    public void Post(SystemMessage message)
    {
        if (!Mailbox.TryPost(message))
            DeadLetters.AnswerForTheDead(message, _self);
    }

    public ActorSelection ActorSelection(string actorPath) =>
        ActorRefFactoryShared.ActorSelection(actorPath, SystemImpl, _self);

    public ActorSelection ActorSelection(ActorPath actorPath) =>
        ActorRefFactoryShared.ActorSelection(actorPath, SystemImpl);

    private void ToDeadLetters(object message, IActorRef? sender) =>
        DeadLetters.Publish(SystemImpl.EventStream, message, sender ?? SystemImpl.DeadLetters, _self);

    private void Publish(LogEvent logEvent) => SystemImpl.EventStream.Publish(logEvent);

    private string LogSource => _self.Path.ToString();

    private Type ActorType => _actor?.GetType() ?? Props.Type;
}
