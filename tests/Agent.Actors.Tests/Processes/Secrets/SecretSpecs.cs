using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes.Secrets;

/// <summary>Secrets that are read from files into the environment of a service.</summary>
[SupportedOSPlatform("linux")]
public sealed class SecretSpecs : ProcessSpecs, IDisposable
{
    private readonly LinuxProcessHost _host;

    public SecretSpecs(ProcessFixture fixture)
        : base(fixture)
    {
        _host = new LinuxProcessHost(Delegation.Off, secretDirectories: [Secrets]);
        Directory.CreateDirectory(Secrets);
    }

    protected override LinuxProcessHost Host => _host;

    public void Dispose() => _host.Dispose();

    private string Secrets => Path.Combine(Folder, "secrets");

    [Fact(Timeout = 60_000)]
    public async Task A_variable_has_the_content_of_its_file()
    {
        var launch = Shell("echo \"[$A][$B]\"") with { Secrets = Variables(("A", Written("a", "pass word\n")), ("B", Written("b", "two\nlines\r\n"))) };

        var (_, output) = await Run(launch);

        Assert.Equal("[pass word][two\nlines]\n", output);
    }

    [Fact(Timeout = 60_000)]
    public async Task Lines_of_a_file_are_variables_and_stronger_than_the_rest()
    {
        var first = Written("1.env", "# comment\n; another\n\nA=1\nB = \"quoted # kept\"\nC='it''s'\r\nD=x=y\n");
        var launch = Shell("echo \"[$A][$B][$C][$D][$E]\"") with
        {
            Secrets = new SecretSources
            {
                EnvironmentFiles = [first, Written("2.env", "A=2\nE=5")],
                Variables = new Dictionary<string, string> { ["E"] = Written("e", "6") },
            },
        };

        var (_, output) = await Run(launch with { Environment = new Dictionary<string, string>(launch.Environment) { ["A"] = "0", ["E"] = "0" } });

        Assert.Equal("[2][quoted # kept][it''s][x=y][6]\n", output);
    }

    [Fact(Timeout = 60_000)]
    public async Task They_are_read_at_every_start()
    {
        var launch = Shell("echo $A") with { Secrets = Variables(("A", Written("a", "old"))) };
        await Run(launch);

        Written("a", "new");
        var (_, output) = await Run(launch);

        Assert.Equal("old\nnew\n", output);
    }

    [Fact(Timeout = 60_000)]
    public async Task Their_directory_may_be_named_through_a_link()
    {
        Written("a", "secret");
        var run = Path.Combine(Folder, "run");
        Directory.CreateSymbolicLink(run, Folder);
        var secrets = Path.Combine(run, "secrets");
        using var host = new LinuxProcessHost(Delegation.Off, secretDirectories: [secrets]);

        Assert.Empty(await host.CheckAsync(Shell("true") with { Secrets = Variables(("A", Path.Combine(secrets, "a"))) }));
    }

    [RootFact(Timeout = 60_000)]
    public async Task Its_user_needs_no_right_to_the_file()
    {
        var file = Written("a", "secret");
        File.SetUnixFileMode(file, UnixFileMode.UserRead);

        var (_, output) = await Run(Shell("echo $A") with { Secrets = Variables(("A", file)), Confinement = new Confinement { User = "nobody" } });

        Assert.Equal("secret\n", output);
    }

    [Fact(Timeout = 60_000)]
    public async Task Links_may_lead_from_place_to_place_within_the_directory()
    {
        Directory.CreateSymbolicLink(Path.Combine(Secrets, "..data"), Directory.CreateDirectory(Path.Combine(Secrets, "..v1")).FullName);
        File.WriteAllText(Path.Combine(Secrets, "..v1", "a"), "of Kubernetes");
        File.CreateSymbolicLink(Path.Combine(Secrets, "a"), "..data/a");

        var (_, output) = await Run(Shell("echo $A") with { Secrets = Variables(("A", Path.Combine(Secrets, "a"))) });

        Assert.Equal("of Kubernetes\n", output);
    }

    [Fact(Timeout = 60_000)]
    public async Task What_cannot_be_had_is_told_all_at_once_and_without_a_word_of_its_content()
    {
        var elsewhere = Path.Combine(Folder, "elsewhere");
        File.WriteAllText(elsewhere, "hidden content");
        File.CreateSymbolicLink(Path.Combine(Secrets, "out"), elsewhere);
        File.WriteAllBytes(Path.Combine(Secrets, "latin"), [0xE9, 0x0A]);
        var open = Written("open", "hidden content");
        File.SetUnixFileMode(open, UnixFileMode.OtherWrite | UnixFileMode.UserRead);

        (string File, string Reason)[] all =
        [
            (elsewhere, "is in none of the directories"),
            ($"{Secrets}/../elsewhere", "is in none of the directories"),
            (Path.Combine(Secrets, "out"), "leads to a file that is in none"),
            ("/etc/no-such-secret", "is in none of the directories"),
            (Path.Combine(Secrets, "missing"), "No such file"),
            (Secrets, "is in none of the directories"),
            (Directory.CreateDirectory(Path.Combine(Secrets, "directory")).FullName, "not a regular file"),
            (open, "written to by everybody"),
            (Path.Combine(Secrets, "latin"), "not valid UTF-8"),
            (Written("nul", "a\0b"), "NUL"),
            (Written("large", new string('x', 64 * 1024 + 1)), "longer than"),
        ];

        var mistakes = await Host.CheckAsync(Shell("true") with { Secrets = Variables([.. all.Select((file, index) => ($"V{index}", file.File))]) });

        Assert.Equal(10, mistakes.Count); // that many are told at once
        Assert.All(all.Zip(mistakes), pair => Assert.Contains(pair.First.Reason, pair.Second));
        Assert.DoesNotContain(mistakes, mistake => mistake.Contains("hidden content"));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("A=1\nhidden content\n", "Line 2 of")]
    [InlineData("1A=1\n", "Line 1 of")]
    [InlineData("export A=1\n", "Line 1 of")]
    [InlineData("=1\n", "Line 1 of")]
    [InlineData("\n\nSERVICE_AGENT_INSTANCE=1\n", "Line 3 of")]
    public async Task A_line_that_is_no_variable_is_told_by_its_number(string content, string place)
    {
        var mistakes = await Host.CheckAsync(Shell("true") with { Secrets = new SecretSources { EnvironmentFiles = [Written("env", content)] } });

        Assert.Contains(place, Assert.Single(mistakes));
        Assert.DoesNotContain("hidden", mistakes[0]);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_pipe_in_the_place_of_a_file_makes_nobody_wait()
    {
        var pipe = Path.Combine(Secrets, "pipe");
        await Run(Shell($"mkfifo {pipe}"));

        Assert.Contains("not a regular file", Assert.Single(await Host.CheckAsync(Shell("true") with { Secrets = Variables(("A", pipe)) })));
    }

    [Fact(Timeout = 60_000)]
    public async Task One_that_is_gone_at_a_later_start_is_no_start()
    {
        var launch = Shell("true") with { Secrets = Variables(("A", Path.Combine(Secrets, "gone"))) };

        var failure = await Assert.ThrowsAsync<LaunchException>(() => Host.LaunchAsync(launch));

        Assert.Contains("gone cannot be read", failure.Message);
    }

    private string Written(string name, string content)
    {
        var path = Path.Combine(Secrets, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static SecretSources Variables(params (string Name, string File)[] variables) =>
        new() { Variables = variables.ToDictionary(variable => variable.Name, variable => variable.File) };
}
