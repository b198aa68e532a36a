using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes.Groups;

/// <summary>Limits of control groups, in a directory that looks like one.</summary>
[SupportedOSPlatform("linux")]
public sealed class ResourceSpecs : IDisposable
{
    private static readonly GroupResources s_all = new()
    {
        MemoryMax = 512 << 20, MemoryHigh = 400 << 20, CpuMax = 1.5, CpuWeight = 50, PidsMax = 100, IoWeight = 200,
    };

    private static readonly Hierarchy s_hierarchy = new(Mount: "", Root: "/", Own: "/", IsQuick: false);

    private readonly string _directory = Directory.CreateTempSubdirectory("agent-groups-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Each_limit_is_written_as_the_kernel_takes_it() => Assert.Equal(
        [
            ("memory.max", "536870912"), ("memory.high", "419430400"), ("cpu.max", "150000 100000"), ("cpu.weight", "50"), ("pids.max", "100"),
            ("io.weight", "200"),
        ],
        GroupFiles.Of(s_all));

    [Fact]
    public void What_is_not_said_is_not_written() => Assert.Empty(GroupFiles.Of(GroupResources.None));

    [Fact]
    public void Limits_go_into_the_files_of_the_group()
    {
        foreach (var (file, _) in GroupFiles.Of(s_all)) File.WriteAllText(Path.Combine(_directory, file), "");

        new ControlGroup(_directory, "/web").Limit(s_all);

        Assert.All(GroupFiles.Of(s_all), line => Assert.Equal(line.Text, File.ReadAllText(Path.Combine(_directory, line.File))));
    }

    [Fact]
    public void A_limit_whose_file_is_missing_is_no_limit_that_is_kept()
    {
        var failure = Assert.Throws<LaunchException>(() => new ControlGroup(_directory, "/web").Limit(new GroupResources { PidsMax = 1 }));

        Assert.Contains("pids.max", failure.Message);
    }

    [Theory]
    [InlineData("low 0\nhigh 5\nmax 2\noom 1\noom_kill 1\noom_group_kill 0\n", true)]
    [InlineData("low 0\nhigh 5\nmax 2\noom 1\noom_kill 0\noom_group_kill 0\n", false)]
    [InlineData(null, false)]
    public void The_kernel_counts_what_it_has_killed(string? events, bool isOutOfMemory)
    {
        if (events is not null) File.WriteAllText(Path.Combine(_directory, "memory.events"), events);

        Assert.Equal(isOutOfMemory, new ControlGroup(_directory, "/web").HasRunOutOfMemory);
    }

    [Fact]
    public void Every_controller_that_is_missing_is_told()
    {
        var groups = ControlGroups.Open(s_hierarchy, _directory, Path.Combine(_directory, "agents"), isAwaited: true);

        Assert.Equal(
            ["resources.memory_max", "resources.memory_high", "resources.cpu_max", "resources.cpu_weight", "resources.pids_max", "resources.io_weight"],
            groups.Mistakes(s_all).Select(mistake => mistake.Split(' ')[0]));
    }

    [Fact]
    public void Controllers_are_passed_on_through_both_groups()
    {
        var directory = Directory.CreateDirectory(Path.Combine(_directory, "agents")).FullName;
        foreach (var group in new[] { _directory, directory })
        {
            File.WriteAllText(Path.Combine(group, "cgroup.controllers"), "cpuset memory\n");
            File.WriteAllText(Path.Combine(group, "cgroup.subtree_control"), "");
        }

        Controllers.Enable(_directory, directory);

        Assert.Equal("+memory", File.ReadAllText(Path.Combine(_directory, "cgroup.subtree_control")));
        Assert.Equal("+memory", File.ReadAllText(Path.Combine(directory, "cgroup.subtree_control")));
    }
}
