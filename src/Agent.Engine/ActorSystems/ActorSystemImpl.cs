using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor.Internal;

/// <summary>The one kind of actor system that there is.</summary>
internal sealed partial class ActorSystemImpl : ExtendedActorSystem
{
    private ActorSystemImpl(string name, ActorSystemSetup setup)
    {
        if (!IsValidName(name))
            throw new ArgumentException(
                $"Invalid ActorSystem name [{name}]: it must consist of letters, digits, - and _, and begin with a letter or a digit.", nameof(name));

        Name = name;
        var bootstrap = setup.Get<BootstrapSetup>();
        Settings = new Settings(this, bootstrap.HasValue ? bootstrap.Value.Config.GetOrElse(null!) : null, setup);
        EventStream = new EventStream();
        Log = new BusLogging(EventStream, $"ActorSystem({name})", GetType(), DefaultLogMessageFormatter.Instance);
        Extensions = new ExtensionRegistry(this);
        ProviderImpl = new LocalActorRefProvider(this);
        Scheduler = SchedulerFactory.Create(Settings, Log);
    }

    public override string Name { get; }

    public override Settings Settings { get; }

    public override EventStream EventStream { get; }

    public override IActorRef DeadLetters => ProviderImpl.DeadLetters;

    public override IScheduler Scheduler { get; }

    public override ILoggingAdapter Log { get; }

    public override IActorRefProvider Provider => ProviderImpl;

    public override IInternalActorRef Guardian => ProviderImpl.Guardian;

    public override IInternalActorRef SystemGuardian => ProviderImpl.SystemGuardian;

    public LocalActorRefProvider ProviderImpl { get; }

    private ExtensionRegistry Extensions { get; }

    public static ActorSystemImpl Started(string name, ActorSystemSetup setup)
    {
        var system = new ActorSystemImpl(name, setup);
        try
        {
            system.Start();
            return system;
        }
        catch
        {
            system.FinalTerminate();
            throw;
        }
    }

    public override IActorRef ActorOf(Props props, string? name = null) => ProviderImpl.Guardian.Cell.ActorOf(props, name);

    public override IActorRef SystemActorOf(Props props, string? name = null) => ProviderImpl.SystemGuardian.Cell.ActorOf(props, name);

    public override IActorRef SystemActorOf<TActor>(string? name = null) =>
        SystemActorOf(Props.Create(static () => new TActor()), name);

    public override ActorSelection ActorSelection(ActorPath actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, this);

    public override ActorSelection ActorSelection(string actorPath) =>
        ActorRefFactoryShared.ActorSelection(actorPath, this, ProviderImpl.Root);

    public override void Stop(IActorRef actor) => ((IInternalActorRef)actor).Stop();

    public override string ToString() => ProviderImpl.DefaultAddress.ToString();

    private static bool IsValidName(string name)
    {
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not '-' and not '_') return false;
        }

        return name.Length > 0 && char.IsAsciiLetterOrDigit(name[0]);
    }

    private void Start()
    {
        var logging = new LoggingSetup(this);
        logging.StartStandardOut();
        ProviderImpl.Start();
        logging.StartLoggers();
        ProviderImpl.LoggersToStop = logging;
        Event.DeadLetterListener.StartIn(this);
        Extensions.LoadConfigured();
        StopWithProcess();
    }
}
