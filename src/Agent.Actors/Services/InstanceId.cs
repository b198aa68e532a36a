namespace Agent.Actors.Services;

/// <summary>Names one start of a service: 16 hexadecimal digits, 15 of them random.</summary>
internal static class InstanceId
{
    // From the system's random numbers. The class for these loads OpenSSL, 5 MiB, for nothing else.
    public static string New() => Guid.NewGuid().ToString("N")[..16];
}
