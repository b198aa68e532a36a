using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes.Accounts;

/// <summary>What the agent may do beyond what everybody may, and what of it a service gets.</summary>
[SupportedOSPlatform("linux")]
public class CapabilitySpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    private static readonly string[] s_agentOfAUser =
        ["setpriv", "--reuid", "4242", "--regid", "4242", "--clear-groups", "--inh-caps=+setuid,+setgid", "--ambient-caps=+setuid,+setgid", "--"];

    [RootFact(Timeout = 60_000)]
    public async Task A_user_gets_no_capabilities_of_an_agent_that_is_not_root()
    {
        var user = new Identity { User = 4243, Group = 4243, Groups = [], Name = "4243" };
        var chain = PreambleChain.Arguments(new Confinement { User = "4243", Group = "4243" }, user, ofRoot: false);

        var (_, output) = await Run(Program([.. s_agentOfAUser, .. chain, "grep", "-E", "^Cap(Inh|Prm|Eff|Amb)", "/proc/self/status"]));

        var capabilities = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, capabilities.Length);
        Assert.All(capabilities, line => Assert.EndsWith("\t0000000000000000", line));
    }

    [Theory]
    [InlineData("         0          0 4294967295\n", true)]
    [InlineData("         0       1000          1\n", false)]
    [InlineData("         0       1000          1\n         1     100000      65536\n", false)]
    public void In_a_user_namespace_some_of_them_do_not_count(string userMap, bool doCount) =>
        Assert.Equal(doCount, Capabilities.IsAmongAll(userMap));
}
