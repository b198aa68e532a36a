using System.Runtime.Versioning;
using Agent.Actors.Configuration;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes.Groups;

/// <summary>Where control groups are, on hosts of all kinds.</summary>
[SupportedOSPlatform("linux")]
public class HierarchySpecs
{
    private const string Unified = "29 23 0:26 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 rw,nsdelegate";
    private const string Hybrid = "41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw";
    private const string Bound = "700 690 0:26 /docker/abc /sys/fs/cgroup ro,nosuid master:11 - cgroup2 cgroup rw";
    private const string First = "30 23 0:27 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory";

    [Theory]
    [InlineData(Unified, "0::/system.slice/service-agent.service", "/sys/fs/cgroup/system.slice/service-agent.service")]
    [InlineData(Hybrid, "0::/", "/sys/fs/cgroup/unified")]
    [InlineData(Bound, "0::/docker/abc", "/sys/fs/cgroup")]
    [InlineData(Bound, "0::/docker/abc/inner", "/sys/fs/cgroup/inner")]
    [InlineData("29 23 0:26 / /a\\040b rw - cgroup2 cgroup2 rw", "0::/x", "/a b/x")]
    public void The_own_group_is_found_below_the_mount(string mount, string group, string directory) =>
        Assert.Equal(directory, Hierarchy.Find([First, mount], ["4:memory:/elsewhere", group])?.OwnDirectory);

    [Theory]
    [InlineData(First, "0::/")]
    [InlineData(Unified, "4:memory:/x")]
    [InlineData(Unified, "0::/../other")]
    [InlineData(Bound, "0::/docker/abcd")]
    public void Where_it_is_not_to_be_seen_there_is_none(string mount, string group) => Assert.Null(Hierarchy.Find([mount], [group]));

    [Theory]
    [InlineData("/cg/unit", "/cg/unit")]
    [InlineData("/cg/unit/agent", "/cg/unit/agent")] // not one that systemd has made for it: its parent is not delegated
    public void The_groups_are_made_in_the_own_one(string own, string place) => Assert.Equal(place, Delegation.PlaceOf(own, "/data"));

    [Fact]
    public void An_agent_that_a_service_has_started_makes_them_where_the_services_are()
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(Delegation.DirectoryOf("/cg/unit", "/data") + "/"));

        Assert.Equal("/cg/unit", Delegation.PlaceOf($"/cg/unit/{folder}/web@1234/sub", "/data"));
    }

    [Theory]
    [InlineData("0::/user.slice/user@1000.service/service-agent-0a1b2c3d/web@abcd", new[] { "abcd" })]
    [InlineData("0::/service-agent-0a1b2c3d/web@abcd/service-agent-11223344/db@ef01/inner@x", new[] { "abcd", "ef01" })]
    [InlineData("0::/service-agent@x.service/other@y", new string[0])]
    [InlineData("0::/", new string[0])]
    public void The_group_of_a_process_tells_its_instances(string group, string[] marks) => Assert.Equal(marks, ControlGroup.MarksIn(group));

    [Fact]
    public void Whoever_switches_them_off_has_none() => Assert.Null(Delegation.Find(ControlGroupUse.Off, "/data").Groups);
}
