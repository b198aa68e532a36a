using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor.Internal;

/// <summary>The top of the tree: /user, /system, /deadLetters and /temp, and whatever is found from there.</summary>
internal sealed class LocalActorRefProvider : IActorRefProvider
{
    private readonly ActorSystemImpl _system;
    private readonly ActorPath _tempPath;
    private long _temps;

    public LocalActorRefProvider(ActorSystemImpl system)
    {
        _system = system;
        DefaultAddress = new Address("akka", system.Name);
        RootPath = new RootActorPath(DefaultAddress);
        _tempPath = RootPath / "temp";
        DeadLetters = new DeadLetterActorRef(this, RootPath / "deadLetters", system.EventStream);
        TempContainer = Missing(_tempPath);
        Root = new RootActorRef(this, system.Log);
        var props = Props.Create(static () => new Guardian());
        Guardian = new LocalActorRef(Root, system, props.WithStrategy(system.Settings.SupervisorStrategyClass), "user");
        SystemGuardian = new LocalActorRef(Root, system, props, "system");
    }

    public ActorPath RootPath { get; }

    public Address DefaultAddress { get; }

    public IActorRef DeadLetters { get; }

    public RootActorRef Root { get; }

    public LocalActorRef Guardian { get; }

    public LocalActorRef SystemGuardian { get; }

    public IInternalActorRef TempContainer { get; }

    public EventStream EventStream => _system.EventStream;

    public TimeSpan AskTimeout => _system.Settings.AskTimeout;

    /// <summary>Done when both guardians are gone.</summary>
    public Task Terminated => Root.Terminated;

    /// <summary>The loggers are actors too: they go when /user has gone, before /system.</summary>
    public LoggingSetup? LoggersToStop { get; set; }

    public void Start()
    {
        Guardian.Start();
        SystemGuardian.Start();
    }

    public async Task UserGuardianIsGone()
    {
        if (LoggersToStop is { } loggers) await loggers.StopLoggers().ConfigureAwait(false);

        SystemGuardian.Stop();
    }

    public ActorPath TempPath() => _tempPath / ActorName.Auto(Interlocked.Increment(ref _temps))[1..];

    public EmptyLocalActorRef Missing(ActorPath path) => new(this, path, _system.EventStream);

    /// <summary>Of other systems nothing can be found.</summary>
    public IActorRef RootAt(Address address) =>
        address == DefaultAddress ? Root : Missing(new RootActorPath(address));
}
