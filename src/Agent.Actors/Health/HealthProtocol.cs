namespace Agent.Actors.Health;

/// <summary>What is found out about an instance by its probes, or said by it, and told to the service's actor.</summary>
public static class HealthProtocol
{
    public interface IHealthEvent
    {
        /// <summary>The instance that it is about.</summary>
        string Instance { get; }
    }

    /// <summary>It can serve.</summary>
    public sealed record BecameReady(string Instance) : IHealthEvent;

    /// <summary>It cannot serve any more, or not yet. Told anew when the reason changes.</summary>
    public sealed record BecameUnready(string Instance, string Reason) : IHealthEvent;

    /// <summary>It has not come up, or does not work any more: it is to be started anew. Nothing is told about it after this.</summary>
    public sealed record BecameUnhealthy(string Instance, string Reason) : IHealthEvent;

    /// <summary>What it says of itself for people (<c>STATUS=</c>).</summary>
    public sealed record SaidStatus(string Instance, string Text) : IHealthEvent;

    /// <summary>It ends by itself, and means to (<c>STOPPING=1</c>). Nothing is asked of it any more, so it needs a deadline.</summary>
    public sealed record SaidStopping(string Instance) : IHealthEvent;

    /// <summary>Another process of it is the main one from now on (<c>MAINPID=</c>).</summary>
    public sealed record SaidMainProcess(string Instance, int ProcessId) : IHealthEvent;

    /// <summary>It needs longer than it was given to become ready or to end: so much from now on (<c>EXTEND_TIMEOUT_USEC=</c>).</summary>
    public sealed record AskedForTime(string Instance, TimeSpan Time) : IHealthEvent;

    /// <summary>
    /// To the instance's <see cref="HealthActor"/>: it is about to be stopped. Nothing is asked any more; what it says
    /// is still told, but for its readiness. Answered by <see cref="AskingStopped"/>.
    /// </summary>
    public sealed record StopAsking
    {
        public static StopAsking Instance { get; } = new();
    }

    /// <summary>Nothing is left of what was started to ask (<c>exec</c>). Told also after <see cref="BecameUnhealthy"/>.</summary>
    public sealed record AskingStopped(string Instance) : IHealthEvent;
}
