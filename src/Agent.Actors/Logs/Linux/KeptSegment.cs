using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <param name="Modified">Seconds since 1970.</param>
/// <param name="IsNewest">Of its service.</param>
internal sealed record KeptSegment(
    ServiceId Service, string File, int Number, long Size, long Modified, bool IsCompressed, bool IsNewest);
