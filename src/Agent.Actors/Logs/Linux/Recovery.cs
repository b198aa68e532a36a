using System.Runtime.Versioning;
using Agent.Actors.Logs.Segments;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <summary>Finds out from a service's segments how far its spools were copied, and cuts what an agent was killed over.</summary>
[SupportedOSPlatform("linux")]
internal static class Recovery
{
    private const int BlockSize = 256 * 1024;
    private static readonly LogStream[] s_streams = [LogStream.Output, LogStream.Error];

    /// <summary>Of the spools that are in use, going by names alone.</summary>
    public static int GenerationOf(ServiceId service, LogFolders folders)
    {
        var inSpools = In(folders.Spools, spools => spools.Names().Select(GenerationOf).DefaultIfEmpty(1).Max());
        var inLogs = In(folders.Logs, logs => Newest(logs)?.Generation ?? 1);
        return Math.Max(Math.Max(inSpools, inLogs), 1);

        // A folder that cannot be read is no reason not to launch a service: copying waits, and tells of it.
        int In(Folder root, Func<Folder, int> find)
        {
            try
            {
                using var folder = root.TryBelow(service.ToString());
                return folder is null ? 1 : find(folder);
            }
            catch (Exception e) when (Trouble.Is(e))
            {
                return 1;
            }
        }
    }

    /// <returns>0 if it is no segment's name.</returns>
    public static int NumberOf(string text) =>
        SegmentName.TryParse(text, out var name) || SegmentName.TryParseCompressed(text, out name) ? name.Number : 0;

    public static int HighestNumber(Folder logs) => logs.Names().Select(NumberOf).DefaultIfEmpty(0).Max();

    public static Recovered Recover(ServiceId service, int generation, LogFolders folders, Action<string> warn)
    {
        using var logs = folders.Logs.Below(service.ToString());
        using var spools = folders.Spools.Below(service.ToString());

        DeleteOlder(spools, generation);
        var found = Newest(logs) is { } name && name.Generation == generation ? Sum(logs, name, warn) : new Recovered { Size = 0 };
        return Checked(found, spools, generation, warn);
    }

    /// <returns><see langword="null"/> if there is none, or only its compressed form.</returns>
    private static SegmentName? Newest(Folder logs)
    {
        var names = logs.Names().OrderBy(NumberOf).ThenByDescending(name => name.Length).ToList();
        return names.Count > 0 && SegmentName.TryParse(names[^1], out var newest) ? newest : null;
    }

    private static int GenerationOf(string text) =>
        text.Split('.') is ["stdout" or "stderr", var number]
        && int.TryParse(number, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var generation)
            ? generation
            : 0;

    // All of them was copied, or the new generation would not have begun.
    private static void DeleteOlder(Folder spools, int generation)
    {
        foreach (var name in spools.Names().Where(name => GenerationOf(name) is var old && old > 0 && old < generation))
            spools.Delete(name);
    }

    private static Recovered Sum(Folder logs, SegmentName name, Action<string> warn)
    {
        using var file = logs.TryOpen(name.ToString()) ?? throw new IOException($"{logs.PathOf(name.ToString())} has vanished.");
        var sum = Sum(file);

        if (file.Status().Size > sum.End) file.Cut(sum.End);
        if (sum.Foreign > 0) warn($"{logs.PathOf(name.ToString())} has {sum.Foreign} lines that the agent did not write. They stay.");

        return new Recovered
        {
            Segment = name,
            Size = sum.End,
            Began = sum.Began,
            Offsets = (name.Output + sum.Copied(LogStream.Output), name.Error + sum.Copied(LogStream.Error)),
        };
    }

    private static SegmentSum Sum(Descriptor file)
    {
        var sum = new SegmentSum();
        var block = new byte[BlockSize];

        for (var position = 0L; ;)
        {
            var taken = sum.Add(block.AsSpan(0, file.Read(block, position)));
            if (taken == 0) return sum;
            position += taken;
        }
    }

    private static Recovered Checked(Recovered found, Folder spools, int generation, Action<string> warn)
    {
        foreach (var stream in s_streams)
            found = Checked(found, stream, spools, Spool.Name(stream, generation), warn);

        return found;
    }

    private static Recovered Checked(Recovered found, LogStream stream, Folder spools, string name, Action<string> warn)
    {
        using var file = spools.TryOpen(name);
        var copied = found.Offset(stream);
        var (size, head) = file is null ? (0, 0) : (file.Status().Size, file.FirstData(0));

        // A power failure may take the end of a spool whose copy it spares; what is left of it was copied.
        var next = copied > size ? size : file?.FirstData(copied) ?? 0;
        if (next == copied) return found.With(stream, next, head);

        warn($"{spools.PathOf(name)} and its log do not match: {copied} bytes were copied, {size} are there, of which {head} were given back to the disk. Copying goes on at {next}.");
        return found.With(stream, next, head) with { IsCorrected = true };
    }
}
