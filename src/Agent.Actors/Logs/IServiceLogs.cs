using Agent.Actors.Services;

namespace Agent.Actors.Logs;

/// <summary>Where services write, and what becomes of it.</summary>
public interface IServiceLogs
{
    /// <summary>Whether copied output can be given back to the disk while its service runs; if not, at the end of the instance.</summary>
    bool CanPunchHoles { get; }

    /// <summary>Where the service writes now.</summary>
    SpoolPaths Spools(ServiceId service);

    /// <summary>An instance is about to be launched.</summary>
    /// <returns>Where it is to write.</returns>
    Task<SpoolPaths> WatchAsync(ServiceId service);

    /// <summary>Completes when what the service has written so far is in its log, or when that cannot be done now.</summary>
    Task CatchUpAsync(ServiceId service);

    /// <summary>Nothing of the instance is left: nobody writes any more.</summary>
    void InstanceEnded(ServiceId service);

    /// <summary>The service was deleted, and nothing of it runs. Its log is kept as long as the settings say.</summary>
    Task ForgetAsync(ServiceId service);

    /// <summary>Bytes that the service has written and that are not in its log yet; <see langword="null"/> if its files cannot be looked at.</summary>
    long? Lag(ServiceId service);
}
