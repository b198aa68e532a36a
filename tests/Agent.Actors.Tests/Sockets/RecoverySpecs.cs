using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Sockets.Linux;
using Agent.Actors.Specs;
using Agent.Actors.Tests.Processes;
using Agent.Actors.Tests.Services;
using static Agent.Actors.Tests.Sockets.Clients;

namespace Agent.Actors.Tests.Sockets;

/// <summary>An agent has died, and the next one takes its sockets back out of the processes that have them.</summary>
[SupportedOSPlatform("linux")]
public sealed class RecoverySpecs(ProcessFixture fixture) : ProcessSpecs(fixture), IDisposable
{
    private static readonly ServiceId s_web = ServiceId.Parse("web");

    private readonly Ports _ports = new();
    private readonly List<string> _warnings = [];
    private readonly List<LinuxServiceSockets> _agents = [];

    private ListenAddress[] Addresses => [Port(_ports.Free), new ListenAddress.Unix(Path.Combine(Folder, "socket"))];

    [Fact(Timeout = 60_000)]
    public async Task The_sockets_of_a_service_that_runs_are_the_same_as_before()
    {
        var process = await Serve(Shell("echo ready; exec sleep 1000"));
        var inode = LinkOf(process.Id, 3);

        var next = await Succeed(process);
        process.Kill();
        await process.Emptied;

        foreach (var address in Addresses) Connect(address);
        var sockets = await next.HandOutAsync(s_web, Addresses, isShared: false);
        Assert.Equal(inode, LinkOf(Environment.ProcessId, (int)sockets[0].Descriptor.DangerousGetHandle()));
        Assert.Empty(_warnings);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("exec 9<&3 3<&- 8<&4 4<&-; echo ready; exec sleep 1000")] // it has moved them
    [InlineData("sleep 1000 & exec 3<&- 4<&-; echo ready; wait")] // its child has them
    public async Task They_are_found_wherever_they_are(string line)
    {
        var process = await Serve(Shell(line));

        await Succeed(process);

        Assert.Empty(_warnings);
        foreach (var address in Addresses) Connect(address);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_a_service_has_closed_is_listened_on_anew()
    {
        var process = await Serve(Shell("exec 3<&- 4<&-; echo ready; exec sleep 1000"));

        await Succeed(process);

        Assert.Empty(_warnings);
        foreach (var address in Addresses) Connect(address);
    }

    [Theory(Timeout = 60_000)]
    [InlineData(63, 0)]
    [InlineData(64, 2)]
    public async Task A_chain_of_processes_without_end_does_not_keep_the_next_agent(int descendants, int warnings)
    {
        // Each is the child of the one before, and only the last has the sockets.
        var process = await Serve(Shell($"chain() {{ if [ $1 = 0 ]; then echo ready; exec sleep 1000; fi; (chain $(($1 - 1))) & exec 3<&- 4<&-; wait; }}; chain {descendants}"));

        await Succeed(process);

        Assert.Equal(warnings, _warnings.Count);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_cannot_be_taken_back_is_listened_on_when_the_service_is_started_next()
    {
        var process = await Serve(Shell("echo ready; exec sleep 1000"));
        var unproven = new FakeProcess(process.Id, obedient: true); // it did not start when this is said to have

        var next = await Succeed(unproven);

        Assert.Equal(2, _warnings.Count);
        Assert.Contains("was not found in process", _warnings[0]);
        Assert.Empty(await next.ListenAsync(s_web, Addresses)); // a deploy is not refused for what its predecessor has

        process.Kill();
        await process.Emptied;
        Assert.Equal(2, (await next.HandOutAsync(s_web, Addresses, isShared: false)).Count);
        foreach (var address in Addresses) Connect(address);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_only_the_running_instance_has_is_no_mistake_of_a_deploy_after_a_start_beside_it_that_failed()
    {
        var process = await Serve(Shell("echo ready; exec sleep 1000"));
        var next = await Succeed(new FakeProcess(process.Id, obedient: true)); // it did not start when this is said to have

        await Assert.ThrowsAsync<LaunchException>(() => next.HandOutAsync(s_web, Addresses, isShared: true));

        Assert.Empty(await next.CheckAsync(s_web, Addresses));
    }

    public void Dispose()
    {
        _agents.ForEach(agent => agent.Keep(s_web, []));
        _ports.Dispose();
    }

    private async Task<IServiceProcess> Serve(Launch launch)
    {
        var agent = Agent();
        var sockets = await agent.HandOutAsync(s_web, Addresses, isShared: false);
        var (process, _) = await Ready(launch with { Sockets = sockets });
        foreach (var socket in sockets) socket.Descriptor.Dispose(); // as the death of the agent does it
        return process;
    }

    private async Task<LinuxServiceSockets> Succeed(IServiceProcess process)
    {
        var agent = Agent();
        await agent.RecoverAsync(s_web, Addresses, process);
        return agent;
    }

    private LinuxServiceSockets Agent()
    {
        var agent = new LinuxServiceSockets(_warnings.Add);
        _agents.Add(agent);
        return agent;
    }

    private static string LinkOf(int pid, int descriptor) => new FileInfo($"/proc/{pid}/fd/{descriptor}").LinkTarget!;
}
