namespace Akka.Event;

/// <summary>The class of log events whose source is a mere string.</summary>
public class DummyClassForStringSources;
