using System.Runtime.Versioning;
using Agent.Actors.Logs.Segments;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <summary>Which segments there are.</summary>
[SupportedOSPlatform("linux")]
internal static class SegmentList
{
    /// <summary>Of all services.</summary>
    public static List<KeptSegment> Of(RootFolder logs)
    {
        var all = new List<KeptSegment>();

        foreach (var service in logs.Services())
        {
            using var folder = logs.TryBelow(service);
            if (folder is not null) all.AddRange(In(folder, service));
        }

        return all;
    }

    /// <summary>Of one service, the oldest first.</summary>
    public static IReadOnlyList<KeptSegment> In(Folder folder, ServiceId service)
    {
        // One listing, or a segment that is begun between two would seem to be an old one.
        var names = folder.Names();
        var newest = names.Select(Recovery.NumberOf).DefaultIfEmpty(0).Max();
        return [.. names.Select(file => Find(folder, service, file, newest)).OfType<KeptSegment>().OrderBy(segment => segment.Number)];
    }

    private static KeptSegment? Find(Folder folder, ServiceId service, string file, int newest)
    {
        var isCompressed = SegmentName.TryParseCompressed(file, out var name);
        if (!isCompressed && !SegmentName.TryParse(file, out name)) return null;

        return folder.TryStatus(file) is { } status && Descriptor.IsRegular(status)
            ? new KeptSegment(service, file, name.Number, status.Taken, Descriptor.Modified(status), isCompressed, name.Number == newest)
            : null;
    }
}
