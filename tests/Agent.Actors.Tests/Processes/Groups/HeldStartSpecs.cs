using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes.Groups;

/// <summary>
/// Whoever runs as a service's user can stop its process before it has become the program: here what is born is put into
/// a group that is frozen.
/// </summary>
[SupportedOSPlatform("linux")]
public class HeldStartSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    private const int MoreThanThereAreThreads = 20;

    private static readonly TimeSpan s_neverOver = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_soonOver = TimeSpan.FromSeconds(1);

    private readonly List<string> _frozen = [];

    protected override LinuxProcessHost Host => Fixture.GroupHost;

    [FreezerFact(Timeout = 60_000)]
    public async Task Processes_that_do_not_become_their_programs_hold_up_nobody_else()
    {
        var held = Enumerable.Range(0, MoreThanThereAreThreads).Select(_ => StartFrozen(s_neverOver)).ToList();

        try
        {
            await Host.CheckAsync(Program("true"));
            await Host.UsageAsync("web", "another");
            Assert.Equal(0, (await Run(Program("true"))).Exit.Code);
            Assert.DoesNotContain(held, start => start.IsCompleted);
        }
        finally
        {
            Thaw();
        }

        foreach (var process in await Task.WhenAll(held))
            Assert.Equal("sleep\n", await File.ReadAllTextAsync($"/proc/{process.Id}/comm"));
    }

    [FreezerFact(Timeout = 60_000)]
    public async Task What_does_not_become_its_program_in_time_is_ended_and_told()
    {
        var failure = await Assert.ThrowsAsync<LaunchException>(() => StartFrozen(s_soonOver));

        Assert.Contains("did not go on", failure.Message);
        Assert.True(SpinWait.SpinUntil(() => ProcessTable.Descendants().Count == 0, Patience.Limit));
    }

    [FreezerFact(Timeout = 60_000)]
    public async Task What_has_become_its_program_is_known_though_every_thread_that_spawns_is_held_up()
    {
        var held = StartFrozen(s_neverOver);
        var members = $"{Assert.Single(_frozen)}/cgroup.procs";
        Assert.True(SpinWait.SpinUntil(() => File.ReadAllText(members).Length > 0, Patience.Limit));
        using var release = new ManualResetEventSlim();
        var threads = Enumerable.Range(0, MoreThanThereAreThreads).Select(_ => Guardian.Shared.SpawnThreads.Run(() => Assert.True(release.Wait(Patience.Limit)))).ToList();

        try
        {
            Thaw();
            await held;
            Assert.DoesNotContain(threads, thread => thread.IsCompleted);
        }
        finally
        {
            release.Set();
            await Task.WhenAll(threads);
        }
    }

    private void Thaw() => _frozen.ForEach(group => File.WriteAllText($"{group}/cgroup.freeze", "0"));

    private Task<IServiceProcess> StartFrozen(TimeSpan patience)
    {
        var launch = Program("sleep", "1000");
        var group = Directory.CreateDirectory($"{Host.Membership.ControlGroups}/{launch.Service}@{launch.Environment[InstanceMark.Variable]}").FullName;
        File.WriteAllText($"{group}/cgroup.freeze", "1");
        _frozen.Add(group);
        return Keep(ProcessFixture.LauncherWith(patience).LaunchAsync(launch));
    }

    /// <summary>What is born in a frozen group never comes to what is told here.</summary>
    private sealed class FreezerFactAttribute : FactAttribute
    {
        public FreezerFactAttribute() =>
            Skip = new ControlGroupFactAttribute().Skip ?? (SpawnIntoGroup.IsSupported ? "Processes are born in their groups here." : null);
    }
}
