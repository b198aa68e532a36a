using Akka.Event;

namespace Akka.Actor;

/// <summary>How an actor treats children that fail.</summary>
public abstract class SupervisorStrategy
{
    // Before the strategies: static members are initialised in the order of the text.
    public static readonly IDecider DefaultDecider = new LocalOnlyDecider(static cause =>
        cause is ActorInitializationException or ActorKilledException or DeathPactException ? Directive.Stop : Directive.Restart);

    /// <summary>Stops children that could not be created or were killed, restarts all others.</summary>
    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    /// <summary>Stops every child that fails.</summary>
    public static readonly OneForOneStrategy StoppingStrategy = new(_ => Directive.Stop);

    private protected SupervisorStrategy()
    {
    }

    public abstract IDecider Decider { get; }

    protected bool LoggingEnabled { get; set; } = true;

    /// <summary>False when the failure is to be escalated.</summary>
    internal bool HandleFailure(ActorCell cell, LocalActorRef child, Exception cause, IReadOnlyCollection<LocalActorRef> children)
    {
        var directive = Handle(child, cause);
        LogFailure(cell, child, cause, directive);
        switch (directive)
        {
            case Directive.Escalate:
                return false;
            case Directive.Resume:
                child.Resume(cause);
                return true;
            default:
                ProcessFailure(cell, directive == Directive.Restart, child, cause, children);
                return true;
        }
    }

    protected abstract Directive Handle(IActorRef child, Exception exception);

    /// <summary>Errors for restarts and stops, a warning for a resumption; an escalation is logged by who ends it.</summary>
    protected virtual void LogFailure(IActorContext context, IActorRef child, Exception cause, Directive directive)
    {
        if (!LoggingEnabled || directive == Directive.Escalate) return;

        var source = child.Path.ToString();
        var message = cause is ActorInitializationException { InnerException: { } inner } ? inner.Message : cause.Message;
        context.System.EventStream.Publish(directive == Directive.Resume
            ? new Warning(source, GetType(), message)
            : new Error(cause, source, GetType(), message));
    }

    internal abstract void ProcessFailure(
        ActorCell cell, bool restart, LocalActorRef child, Exception cause, IReadOnlyCollection<LocalActorRef> children);
}
