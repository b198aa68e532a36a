using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <param name="Size">What it takes of the disk, in bytes.</param>
/// <param name="Modified">When it was written to last.</param>
/// <param name="IsNewest">Of its service.</param>
internal sealed record KeptSegment(
    ServiceId Service, string File, int Number, long Size, DateTimeOffset Modified, bool IsCompressed, bool IsNewest);
