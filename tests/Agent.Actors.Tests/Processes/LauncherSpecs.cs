using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;
using Agent.Actors.Tests.Processes.Groups;

namespace Agent.Actors.Tests.Processes;

/// <summary>What can go wrong with a launch after it was checked.</summary>
[SupportedOSPlatform("linux")]
public class LauncherSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    private static readonly Confinement s_needsPreamble = new() { Umask = 0b111 };

    [Fact(Timeout = 60_000)]
    public async Task A_program_that_is_gone_when_its_turn_comes_is_told_as_one_that_was_never_there()
    {
        var launcher = LauncherWith(ProcessGroups.Of);

        var direct = await Assert.ThrowsAsync<LaunchException>(() => launcher.LaunchAsync(Program("no-such-program")));
        var byPreamble = await Assert.ThrowsAsync<LaunchException>(() => launcher.LaunchAsync(Program("/no/such") with { Confinement = s_needsPreamble }));

        Assert.Equal(LaunchFault.Command, direct.Fault);
        Assert.Contains("Cannot run no-such-program", direct.Message);
        Assert.Equal(LaunchFault.Command, byPreamble.Fault);
        Assert.Contains("Cannot run /no/such", byPreamble.Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task Whatever_fails_when_a_process_is_there_nothing_is_left_of_it()
    {
        var launcher = LauncherWith(_ => throw new InvalidOperationException("not foreseen"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => launcher.LaunchAsync(Program("sleep", "1000")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => launcher.LaunchAsync(Program("sleep", "1000") with { Confinement = s_needsPreamble }));

        Assert.True(SpinWait.SpinUntil(() => ProcessTable.Descendants().Count == 0, Patience.Limit));
        Assert.False(Guardian.Shared.Children.HasBirthsUnderWay);
    }

    [ControlGroupFact(Timeout = 60_000)]
    public async Task Nor_of_what_it_has_started_meanwhile_in_its_control_group()
    {
        var word = $"{Folder}/word";
        var launcher = ProcessFixture.LauncherWith(Patience.Limit, _ => throw (SpinWait.SpinUntil(() => File.Exists(word), Patience.Limit)
            ? new InvalidOperationException("not foreseen") : new TimeoutException("it has started nothing")));

        var launch = Shell($"setsid sh -c 'touch {word}; exec sleep 1000' & wait") with { Confinement = s_needsPreamble };
        await Assert.ThrowsAsync<InvalidOperationException>(() => launcher.LaunchAsync(launch));

        Assert.True(SpinWait.SpinUntil(() => ProcessTable.Descendants().Count == 0, Patience.Limit));

        // Where its last process took its time to end, it is left to the next agent.
        _ = Libc.RemoveDirectory($"{Fixture.GroupHost.Membership.ControlGroups}/{launch.Service}@{launch.Environment[InstanceMark.Variable]}");
    }

    private static Launcher LauncherWith(Func<Leader, IProcessGroup> group) => new(
        Guardian.Shared, group, DescriptorReserve.OfThisProcess(), controlGroups: null, new OpenFileLimit(1024, Guardian.Shared.Warn), Boot.Id());
}
