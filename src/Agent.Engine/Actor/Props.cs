namespace Akka.Actor;

/// <summary>How to make an actor, again and again. Immutable.</summary>
public class Props
{
    private readonly IIndirectActorProducer _producer;

    private Props(IIndirectActorProducer producer, object[] arguments, SupervisorStrategy? supervisorStrategy)
    {
        _producer = producer;
        Arguments = arguments;
        SupervisorStrategy = supervisorStrategy;
    }

    public Type Type => _producer.ActorType;

    public object[] Arguments { get; }

    /// <summary>Goes before the actor's own strategy.</summary>
    public SupervisorStrategy? SupervisorStrategy { get; }

    /// <summary>The factory runs once for every instance, so also at every restart.</summary>
    public static Props Create<TActor>(Func<TActor> factory, SupervisorStrategy? supervisorStrategy = null)
        where TActor : ActorBase =>
        new(new FactoryProducer<TActor>(factory), [], supervisorStrategy);

    public static Props Create<TActor>(params object[] args)
        where TActor : ActorBase =>
        Create(typeof(TActor), args);

    public static Props Create<TActor>(SupervisorStrategy supervisorStrategy)
        where TActor : ActorBase, new() =>
        Create<TActor>([]).WithSupervisorStrategy(supervisorStrategy);

    public static Props Create(Type type, params object[] args)
    {
        ArgumentNullException.ThrowIfNull(type);
        return new Props(new ActivatorProducer(type, args), args, null);
    }

    public static Props CreateBy(IIndirectActorProducer producer, params object[] args) => new(producer, args, null);

    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy) =>
        new(_producer, Arguments, supervisorStrategy);

    /// <summary>The default is every actor's anyway.</summary>
    internal Props WithStrategy(string configurator) => configurator == "Akka.Actor.DefaultSupervisorStrategy"
        ? this
        : WithSupervisorStrategy(SupervisorStrategyConfigurator.CreateConfigurator(configurator).Create());

    internal ActorBase NewActor() => _producer.Produce();

    internal void Release(ActorBase actor) => _producer.Release(actor);
}
