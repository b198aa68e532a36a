namespace Akka.Event;

/// <summary>A message of which nobody needs to know that it arrived too late.</summary>
public interface IDeadLetterSuppression;
