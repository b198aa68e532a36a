using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes.Groups;

/// <summary>Of which instance a process is, as its control group has it.</summary>
[SupportedOSPlatform("linux")]
public class MarkSpecs
{
    [Theory]
    [InlineData("0::/service-agent-1a2b3c4d/web@one", "one")]
    [InlineData("4:memory:/x@no\n0::/service-agent-1a2b3c4d/web@one/nested", "one")]
    [InlineData("0::/user.slice/user@1000.service/agent.service/service-agent-1a2b3c4d/web@one", "1000.service", "one")]
    [InlineData("0::/service-agent-1a2b3c4d/outer@one/service-agent-5e6f7a8b/inner@two", "one", "two")]
    [InlineData("0::/system.slice/other.service")]
    public void Every_group_above_it_that_may_be_an_instances_is_told(string groups, params string[] marks) =>
        Assert.Equal(marks, ControlGroup.MarksIn(groups));
}
