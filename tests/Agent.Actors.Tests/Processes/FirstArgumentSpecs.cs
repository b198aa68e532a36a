using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

/// <summary>What a program finds as its argv[0]: some, such as busybox, do what that says.</summary>
[SupportedOSPlatform("linux")]
public class FirstArgumentSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    private static readonly Confinement s_needsPreamble = new() { Umask = 0b111 };

    [KnownShellFact(Timeout = 60_000)]
    public async Task It_is_the_name_as_written_whatever_else_the_spec_asks_for()
    {
        var launch = WithPath(Program("sleep", "1000"), "/usr/bin:/bin");

        Assert.Equal("sleep", await FirstArgumentOf(launch));
        Assert.Equal("sleep", await FirstArgumentOf(launch with { Confinement = s_needsPreamble }));
    }

    [KnownShellFact(Timeout = 60_000)]
    public async Task A_name_found_from_the_working_directory_is_as_written_too()
    {
        var own = CopyOfSleep("bin");
        var launch = WithPath(Program("sleep", "1000"), "bin:/no/such") with { WorkingDirectory = Folder };

        Assert.Equal("sleep", await FirstArgumentOf(launch, own));
        Assert.Equal("sleep", await FirstArgumentOf(launch with { Confinement = s_needsPreamble }, own));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_path_is_as_written()
    {
        var own = CopyOfSleep("bin");
        var launch = Program("./bin/sleep", "1000") with { WorkingDirectory = Folder };

        Assert.Equal("./bin/sleep", await FirstArgumentOf(launch, own));
        Assert.Equal("./bin/sleep", await FirstArgumentOf(launch with { Confinement = s_needsPreamble }, own));
    }

    [Fact(Timeout = 60_000)]
    public async Task Where_a_shell_could_take_another_of_that_name_it_is_the_path()
    {
        var own = CopyOfSleep("bin");
        var launch = WithPath(Program("sleep", "1000"), $"{Folder}/bin:/usr/bin:/bin");

        Assert.Equal("sleep", await FirstArgumentOf(launch, own));
        Assert.Equal(own, await FirstArgumentOf(launch with { Confinement = s_needsPreamble }, own));
    }

    [RootFact(Timeout = 60_000)]
    public async Task That_its_user_may_not_execute_it_is_told_of_a_name_as_of_a_path()
    {
        CopyOfSleep("bin");

        var failure = await Assert.ThrowsAsync<LaunchException>(
            () => Start(WithPath(Program("sleep", "1000"), $"{Folder}/bin") with { Confinement = new Confinement { User = "nobody" } }));

        Assert.Contains("refused to execute it", failure.Message);
    }

    private string CopyOfSleep(string directory)
    {
        var copy = $"{Directory.CreateDirectory($"{Folder}/{directory}").FullName}/sleep";
        File.Copy("/bin/sleep", copy);
        return copy;
    }

    private static Launch WithPath(Launch launch, string path) =>
        launch with { Environment = new Dictionary<string, string>(launch.Environment) { ["PATH"] = path } };

    private async Task<string> FirstArgumentOf(Launch launch, string? file = null)
    {
        var process = await Start(launch);
        if (file is not null) Assert.Equal(FileIdentity.Of(file), FileIdentity.Of($"/proc/{process.Id}/exe"));
        return (await File.ReadAllTextAsync($"/proc/{process.Id}/cmdline")).Split('\0')[0];
    }

    private sealed class KnownShellFactAttribute : FactAttribute
    {
        public KnownShellFactAttribute() => Skip = ShellSearch.IsKnown ? null : "/bin/sh is not known to take a program for what it is by its name alone.";
    }
}
