namespace Akka.TestKit;

/// <summary>Which events on the event stream a test means.</summary>
internal sealed record EventFilter(string Description, Predicate<object> Matches);
