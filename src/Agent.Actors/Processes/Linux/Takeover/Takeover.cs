using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>One round of taking instances over: for however many of them, the system's processes are looked through once.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Takeover(Guardian guardian, Func<Leader, IProcessGroup> group, ControlGroups? controlGroups, string bootId)
{
    private const int MaxLooks = 100;

    private static readonly TimeSpan s_untilExecuted = TimeSpan.FromMilliseconds(2);

    public async Task<IReadOnlyList<IServiceProcess>> RunAsync(IReadOnlyList<InstanceTrace> traces)
    {
        var bearers = await FindBearers(traces);
        return await guardian.SpawnThreads.Run(() => traces.Select(trace => TakeOver(trace, bearers)).ToList());
    }

    private async Task<Bearers> FindBearers(IReadOnlyList<InstanceTrace> traces)
    {
        var unrecorded = traces.Where(trace => trace.Process is null).Select(trace => trace.Instance).ToHashSet();
        var bearers = await guardian.SpawnThreads.Run(() => new Bearers(unrecorded));

        for (var look = 0; look < MaxLooks && !await guardian.SpawnThreads.Run(bearers.Look); look++)
            await Task.Delay(s_untilExecuted);

        return bearers;
    }

    private IServiceProcess TakeOver(InstanceTrace trace, Bearers bearers)
    {
        if (trace.Process is not { } process) return Follow(trace, Find(trace.Instance, bearers));
        if (process.BootId != bootId) return new EndedProcess(process, StartOf(trace, process));

        return Follow(trace, FoundLeader.Of(process));
    }

    private FoundLeader Find(string mark, Bearers bearers) =>
        bearers.Of(mark).Select(bearer => FoundLeader.Of(new ProcessIdentity(bearer.Pid, bearer.Started, bootId)))
            .FirstOrDefault(found => found.Descriptor is not null) ?? FoundLeader.None(bootId);

    private LinuxServiceProcess Follow(InstanceTrace trace, FoundLeader found)
    {
        using var underWay = guardian.BeginBirth(trace.Instance);
        var instance = Follow(trace, found, found.Adopt(guardian.Children));
        return new LinuxServiceProcess(instance, found.Identity, StartOf(trace, found.Identity), guardian);
    }

    private Instance Follow(InstanceTrace trace, FoundLeader found, Leader? leader)
    {
        var instance = new Instance(
            leader, leader is null ? new GroupOfMembers(null) : group(leader), trace.Instance, Spools.Identities(trace.StandardOutput, trace.StandardError))
        {
            IsTakenOver = true,
            ControlGroup = controlGroups?.Find(trace.Instance),
            Started = found.Identity.StartTicks,
            Number = found.Number,
        };

        if (leader is null) instance.Exited.SetResult(ProcessExit.Unknown);
        guardian.Follow(instance);
        return instance;
    }

    private static DateTimeOffset StartOf(InstanceTrace trace, ProcessIdentity process) => trace.StartedAt ?? Boot.TimeOf(process.StartTicks);
}
