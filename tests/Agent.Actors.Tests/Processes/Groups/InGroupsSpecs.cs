using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes.Groups;

// What holds without control groups holds with them.

[SupportedOSPlatform("linux")]
public class LaunchInGroupsSpecs(ProcessFixture fixture) : LaunchSpecs(fixture)
{
    private readonly ProcessFixture _fixture = fixture;

    protected override LinuxProcessHost Host => _fixture.GroupHost;
}

[SupportedOSPlatform("linux")]
public class ExitInGroupsSpecs(ProcessFixture fixture) : ExitSpecs(fixture)
{
    private readonly ProcessFixture _fixture = fixture;

    protected override LinuxProcessHost Host => _fixture.GroupHost;
}

[SupportedOSPlatform("linux")]
public class SendInGroupsSpecs(ProcessFixture fixture) : SendSpecs(fixture)
{
    private readonly ProcessFixture _fixture = fixture;

    protected override LinuxProcessHost Host => _fixture.GroupHost;
}

[SupportedOSPlatform("linux")]
public class StopInGroupsSpecs(ProcessFixture fixture) : StopSpecs(fixture)
{
    private readonly ProcessFixture _fixture = fixture;

    protected override LinuxProcessHost Host => _fixture.GroupHost;
}

[SupportedOSPlatform("linux")]
public class ChaosInGroupsSpecs(ProcessFixture fixture) : ChaosSpecs(fixture)
{
    private readonly ProcessFixture _fixture = fixture;

    protected override LinuxProcessHost Host => _fixture.GroupHost;
}

[SupportedOSPlatform("linux")]
public class StormInGroupsSpecs(ProcessFixture fixture) : StormSpecs(fixture)
{
    private readonly ProcessFixture _fixture = fixture;

    protected override LinuxProcessHost Host => _fixture.GroupHost;
}

[SupportedOSPlatform("linux")]
public class ConfinementInGroupsSpecs(ProcessFixture fixture) : ConfinementSpecs(fixture)
{
    private readonly ProcessFixture _fixture = fixture;

    protected override LinuxProcessHost Host => _fixture.GroupHost;
}

[SupportedOSPlatform("linux")]
public class PassingInGroupsSpecs(ProcessFixture fixture) : PassingSpecs(fixture)
{
    private readonly ProcessFixture _fixture = fixture;

    protected override LinuxProcessHost Host => _fixture.GroupHost;
}
