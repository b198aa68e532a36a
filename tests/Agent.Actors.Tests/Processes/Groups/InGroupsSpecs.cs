using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes.Groups;

// What holds without control groups holds with them.

[SupportedOSPlatform("linux")]
public class LaunchInGroupsSpecs(ProcessFixture fixture) : LaunchSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.GroupHost;
}

[SupportedOSPlatform("linux")]
public class ExitInGroupsSpecs(ProcessFixture fixture) : ExitSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.GroupHost;
}

[SupportedOSPlatform("linux")]
public class SendInGroupsSpecs(ProcessFixture fixture) : SendSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.GroupHost;
}

[SupportedOSPlatform("linux")]
public class StopInGroupsSpecs(ProcessFixture fixture) : StopSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.GroupHost;
}

[SupportedOSPlatform("linux")]
public class ChaosInGroupsSpecs(ProcessFixture fixture) : ChaosSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.GroupHost;
}

[SupportedOSPlatform("linux")]
public class StormInGroupsSpecs(ProcessFixture fixture) : StormSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.GroupHost;
}

[SupportedOSPlatform("linux")]
public class ConfinementInGroupsSpecs(ProcessFixture fixture) : ConfinementSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.GroupHost;
}

[SupportedOSPlatform("linux")]
public class PassingInGroupsSpecs(ProcessFixture fixture) : PassingSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.GroupHost;
}

[SupportedOSPlatform("linux")]
public class SheddingInGroupsSpecs(ProcessFixture fixture) : SheddingSpecs(fixture)
{
    protected override LinuxProcessHost Host => Fixture.GroupHost;
}
