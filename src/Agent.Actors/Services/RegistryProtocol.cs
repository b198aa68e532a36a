namespace Agent.Actors.Services;

/// <summary>What the registry can be asked about all services at once.</summary>
public static class RegistryProtocol
{
    /// <summary>Answered with <see cref="ServiceList"/>.</summary>
    public sealed record ListServices
    {
        public static ListServices Instance { get; } = new();
    }

    /// <summary>The latest status of every service, by id in ordinal order.</summary>
    public sealed record ServiceList(IReadOnlyList<ServiceStatus> Services);

    /// <summary>Goes on with what an agent before this one has left. No answer.</summary>
    public sealed record GoOn
    {
        public static GoOn Instance { get; } = new();
    }

    /// <summary>
    /// Stops every service, none before those that depend on it and all others at the same time, and starts none any more;
    /// answered with <see cref="AllStopped"/> when nothing is left of any. A second one with a grace hurries the first, and
    /// waits for no order.
    /// </summary>
    /// <param name="Grace"><see langword="null"/> is each service's own.</param>
    public sealed record StopAll(TimeSpan? Grace);

    /// <summary>
    /// Takes no command any more, and leaves every service as it is; what is under way goes on until the agent ends. Answered with <see cref="AllLeft"/>.
    /// </summary>
    public sealed record LeaveAll
    {
        public static LeaveAll Instance { get; } = new();
    }

    /// <param name="Running">How many services have a process that goes on.</param>
    public sealed record AllLeft(int Running);

    public sealed record AllStopped
    {
        public static AllStopped Instance { get; } = new();
    }
}
