using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>For its time, the threads that spawn cannot fork: they are in a control group (v1) that is full.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ProcessLimit : IDisposable
{
    private const string Controller = "/sys/fs/cgroup/pids";

    private readonly string _before = OwnGroup();
    private readonly DirectoryInfo _full = Directory.CreateDirectory($"{Controller}/agent-tests-{Environment.ProcessId}");

    private ProcessLimit()
    {
        File.WriteAllText(Path.Combine(_full.FullName, "pids.max"), "0");
        Move(_full.FullName);
    }

    /// <summary>Why such a group cannot be made here.</summary>
    public static string? Obstacle =>
        !File.Exists($"{Controller}/tasks") ? $"There is no pids controller at {Controller} (control groups v1)."
        : Environment.UserName != "root" ? "Only root can make a control group."
        : null;

    public static ProcessLimit Reached()
    {
        FillThreadPool();
        return new();
    }

    public void Dispose()
    {
        Move(_before);
        _full.Delete();
    }

    // The runtime ends the process when its pool wants another thread and cannot have it.
    private static void FillThreadPool()
    {
        ThreadPool.GetMinThreads(out var count, out _);
        using var allThere = new Barrier(count + 1);
        var threads = Enumerable.Range(0, count).Select(_ => Task.Run(() => allThere.SignalAndWait(Patience.Limit))).ToArray();
        allThere.SignalAndWait(Patience.Limit);
        Task.WaitAll(threads, Patience.Limit);
    }

    private static void Move(string group)
    {
        foreach (var thread in ProcFile.Numbers("/proc/self/task"))
            if (ProcFile.TryRead($"/proc/self/task/{thread}/comm").AsSpan().StartsWith("spawn"u8))
                File.WriteAllText(Path.Combine(group, "tasks"), $"{thread}");
    }

    private static string OwnGroup() =>
        Controller + File.ReadLines("/proc/self/cgroup").Single(line => line.Contains(":pids:", StringComparison.Ordinal)).Split(':')[2];
}

/// <summary>A test that needs a full control group.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ProcessLimitFactAttribute : FactAttribute
{
    public ProcessLimitFactAttribute() => Skip = ProcessLimit.Obstacle;
}
