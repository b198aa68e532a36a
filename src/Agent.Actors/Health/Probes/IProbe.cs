namespace Agent.Actors.Health.Probes;

/// <summary>A way to ask an instance how it is.</summary>
public interface IProbe
{
    /// <summary>What is asked of what, as the subject of a sentence: <c>GET http://127.0.0.1:8080/health</c>.</summary>
    string Name { get; }

    /// <summary>Asks once. It is not called again before its task has completed.</summary>
    /// <param name="cancellation">Its time is over: the task completes as soon as nothing of the check is left.</param>
    Task<ProbeAnswer> CheckAsync(CancellationToken cancellation);
}
