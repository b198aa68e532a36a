namespace Akka.Actor;

/// <summary>Decides for all children when one fails.</summary>
public class AllForOneStrategy : SupervisorStrategy
{
    private readonly RestartLimit _limit;

    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : this(maxNrOfRetries, withinTimeRange, Actor.Decider.From(localOnlyDecider))
    {
    }

    public AllForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, IDecider decider)
        : this(RestartLimit.From(maxNrOfRetries, withinTimeRange), decider, loggingEnabled: true)
    {
    }

    public AllForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, Actor.Decider.From(localOnlyDecider), loggingEnabled)
    {
    }

    public AllForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled = true)
        : this(new RestartLimit(maxNrOfRetries, withinTimeMilliseconds), decider, loggingEnabled)
    {
    }

    public AllForOneStrategy(Func<Exception, Directive> localOnlyDecider)
        : this(Actor.Decider.From(localOnlyDecider))
    {
    }

    public AllForOneStrategy(IDecider decider)
        : this(-1, -1, decider)
    {
    }

    private AllForOneStrategy(RestartLimit limit, IDecider decider, bool loggingEnabled)
    {
        _limit = limit;
        Decider = decider;
        LoggingEnabled = loggingEnabled;
    }

    public int MaxNumberOfRetries => _limit.Retries;

    public int WithinTimeRangeMilliseconds => _limit.WithinMilliseconds;

    public override IDecider Decider { get; }

    protected override Directive Handle(IActorRef child, Exception exception) => Decider.Decide(exception);

    internal override void ProcessFailure(
        ActorCell cell, bool restart, LocalActorRef child, Exception cause, IReadOnlyCollection<LocalActorRef> children)
    {
        if (restart && children.All(_limit.Permits))
            RestartAll(child, cause, children);
        else
            StopAll(cell, children);
    }

    /// <summary>The one that failed is suspended already; the others have to stand still too before they can be replaced.</summary>
    private static void RestartAll(LocalActorRef failed, Exception cause, IReadOnlyCollection<LocalActorRef> children)
    {
        foreach (var child in children)
        {
            if (!ReferenceEquals(child, failed)) child.Suspend();
            child.Restart(cause);
        }
    }

    private static void StopAll(ActorCell cell, IReadOnlyCollection<LocalActorRef> children)
    {
        foreach (var child in children) cell.Stop(child);
    }
}
