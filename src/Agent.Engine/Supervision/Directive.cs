namespace Akka.Actor;

/// <summary>What a supervisor does with a child that failed.</summary>
public enum Directive
{
    /// <summary>The child goes on with the next message, its state unchanged.</summary>
    Resume,

    /// <summary>A new instance takes the child's place.</summary>
    Restart,

    /// <summary>The supervisor fails itself, for the same reason.</summary>
    Escalate,

    Stop,
}
