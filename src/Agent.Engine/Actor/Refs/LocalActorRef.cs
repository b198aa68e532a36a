using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>A reference to an actor of this process. Its path is put together when somebody asks for it.</summary>
internal sealed class LocalActorRef : InternalActorRefBase
{
    private static long _lastUid;

    private readonly IInternalActorRef _parent;
    private readonly ActorCell _cell;
    private ActorPath? _path;

    public LocalActorRef(ActorCell parent, Props props, string name)
        : this((IInternalActorRef)parent.Self, parent.SystemImpl, props, name)
    {
    }

    public LocalActorRef(IInternalActorRef parent, ActorSystemImpl system, Props props, string name)
    {
        _parent = parent;
        Name = name;
        Uid = Interlocked.Increment(ref _lastUid);
        _cell = new ActorCell(this, system, props);
    }

    public string Name { get; }

    public override ActorPath Path => _path ??= new ChildActorPath(_parent.Path, Name, Uid);

    public override IInternalActorRef Parent => _parent;

    public override IActorRefProvider Provider => _cell.SystemImpl.Provider;

    public override bool IsTerminated => _cell.IsTerminated;

    internal override long Uid { get; }

    internal ActorCell Cell => _cell;

    /// <summary>What its parent remembers of its restarts. The parent's thread only.</summary>
    internal ChildRestartStats? RestartStats { get; set; }

    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        IActorRef found = this;
        foreach (var element in name)
        {
            if (element.Length > 0) found = ActorSelectionPath.Step(found, element);
        }

        return found;
    }

    public override void Start() => _cell.Start();

    public override void Stop() => _cell.Post(new Terminate());

    public override void Restart(Exception cause) => _cell.Post(new Recreate(cause));

    public override void Suspend() => _cell.Post(new Suspend());

    public override void Resume(Exception? causedByFailure = null) => _cell.Post(new Resume(causedByFailure));

    public override void SendSystemMessage(ISystemMessage message) => _cell.Post((SystemMessage)message);

    protected override void TellInternal(object message, IActorRef? sender) => _cell.Post(message, sender);
}
