using System.Globalization;
using System.Runtime.Versioning;
using Agent.Actors.Services;

namespace Agent.Actors.Logs.Linux;

/// <summary>Which spools are in use, going by names alone: where holes cannot be made, new ones replace the copied ones now and then.</summary>
[SupportedOSPlatform("linux")]
internal static class SpoolGeneration
{
    public static int Of(ServiceId service, LogFolders folders)
    {
        var inSpools = In(folders.Spools, service, spools => spools.Names().Select(Of).DefaultIfEmpty(1).Max());
        var inLogs = In(folders.Logs, service, logs => Recovery.Newest(logs)?.Generation ?? 1);
        return Math.Max(Math.Max(inSpools, inLogs), 1);
    }

    /// <summary>Of these, all was copied, or the present one would not have begun.</summary>
    public static void DeleteOlder(Folder spools, int generation)
    {
        foreach (var name in spools.Names().Where(name => Of(name) is var old && old > 0 && old < generation))
            spools.Delete(name);
    }

    /// <returns>0 if it is no spool's name.</returns>
    private static int Of(string name) =>
        name.Split('.') is ["stdout" or "stderr", var number]
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var generation)
            ? generation
            : 0;

    // A folder that cannot be read is no reason not to launch a service: copying waits, and tells of it.
    private static int In(RootFolder root, ServiceId service, Func<Folder, int> find)
    {
        var generation = 1;

        Trouble.Try(
            () =>
            {
                using var folder = root.TryBelow(service);
                if (folder is not null) generation = find(folder);
            },
            _ => { });

        return generation;
    }
}
