namespace Akka.Actor;

/// <summary>Decides for the child that failed, alone.</summary>
public class OneForOneStrategy : SupervisorStrategy
{
    private readonly RestartLimit _limit;

    public OneForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, Func<Exception, Directive> localOnlyDecider)
        : this(maxNrOfRetries, withinTimeRange, Actor.Decider.From(localOnlyDecider))
    {
    }

    public OneForOneStrategy(int? maxNrOfRetries, TimeSpan? withinTimeRange, IDecider decider)
        : this(RestartLimit.From(maxNrOfRetries, withinTimeRange), decider, loggingEnabled: true)
    {
    }

    public OneForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, Func<Exception, Directive> localOnlyDecider, bool loggingEnabled = true)
        : this(maxNrOfRetries, withinTimeMilliseconds, Actor.Decider.From(localOnlyDecider), loggingEnabled)
    {
    }

    public OneForOneStrategy(int maxNrOfRetries, int withinTimeMilliseconds, IDecider decider, bool loggingEnabled = true)
        : this(new RestartLimit(maxNrOfRetries, withinTimeMilliseconds), decider, loggingEnabled)
    {
    }

    public OneForOneStrategy(Func<Exception, Directive> localOnlyDecider)
        : this(Actor.Decider.From(localOnlyDecider))
    {
    }

    public OneForOneStrategy(IDecider decider)
        : this(-1, -1, decider)
    {
    }

    private OneForOneStrategy(RestartLimit limit, IDecider decider, bool loggingEnabled)
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
        if (restart && _limit.Permits(child))
            child.Restart(cause);
        else
            cell.Stop(child);
    }
}
