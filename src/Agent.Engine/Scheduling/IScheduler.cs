namespace Akka.Actor;

/// <summary>What happens later in an actor system.</summary>
public interface IScheduler : ITellScheduler, ITimeProvider
{
    IAdvancedScheduler Advanced { get; }
}

public interface IAdvancedScheduler : IActionScheduler;
