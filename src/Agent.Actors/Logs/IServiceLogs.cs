using Agent.Actors.Services;

namespace Agent.Actors.Logs;

/// <summary>Where services write, and what becomes of it.</summary>
public interface IServiceLogs
{
    /// <summary>Where the next instance writes.</summary>
    SpoolPaths Spools(ServiceId service);

    /// <summary>An instance is about to be launched.</summary>
    void Watch(ServiceId service);

    /// <summary>Nothing of the instance is left: nobody writes any more.</summary>
    void InstanceEnded(ServiceId service);

    /// <summary>The service was deleted: its logs go when they have been kept long enough.</summary>
    void Forget(ServiceId service);

    /// <summary>Bytes that the service has written and that are not in its log yet.</summary>
    long Lag(ServiceId service);
}
