using Akka.Actor.Internal;
using Akka.Configuration;

namespace Akka.Actor;

/// <summary>A strategy that a configuration can name.</summary>
public abstract class SupervisorStrategyConfigurator
{
    public static SupervisorStrategyConfigurator CreateConfigurator(string typeName) => typeName switch
    {
        "Akka.Actor.DefaultSupervisorStrategy" => new DefaultSupervisorStrategy(),
        "Akka.Actor.StoppingSupervisorStrategy" => new StoppingSupervisorStrategy(),
        _ => ByReflection(typeName),
    };

    public abstract SupervisorStrategy Create();

    private static SupervisorStrategyConfigurator ByReflection(string typeName)
    {
        var type = TypeNames.Find(typeName)
            ?? throw new ConfigurationException($"akka.actor.guardian-supervisor-strategy: there is no type {typeName}");

        return (SupervisorStrategyConfigurator)Activator.CreateInstance(type)!;
    }
}

public class DefaultSupervisorStrategy : SupervisorStrategyConfigurator
{
    public override SupervisorStrategy Create() => SupervisorStrategy.DefaultStrategy;
}

public class StoppingSupervisorStrategy : SupervisorStrategyConfigurator
{
    public override SupervisorStrategy Create() => SupervisorStrategy.StoppingStrategy;
}
