using Agent.Actors.Configuration;
using Agent.Engine.Tests.Fuzzing;
using Agent.Web.CommandLine;
using Agent.Web.Configuration;

namespace Agent.Web.Tests.Embedded;

/// <summary>
/// Whatever is in a configuration: the agent has settings that hold, or tells every mistake, and does nothing else. Of the embedded
/// engine alone: Akka.NET reads a list without an end until there is no memory left.
/// </summary>
public sealed class SettingsFuzzSpecs : IDisposable
{
    private static readonly string[] s_words =
    [
        "{", "}", "[", "]", "=", "+=", "${?PATH}", "${service-agent}", "include \"x\"", "null", "true", "off", "-1", "0", "1e999", "99999999999999999999", "NaN", "infinite", "5s", "-5s",
        "10 MiB", "99999999 PiB", "1.5", "\"\"", "\"*\"", "unix:/x", "localhost", "0.0.0.0", "0777", "read", "admin", "always", "KILL", "10.0.0.0/8", "\0", "\n", "x { }", "x { scope = admin }",
    ];

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("agent-fuzz-");

    [Fact]
    public async Task Settings_hold_or_every_mistake_is_told()
    {
        using var stream = typeof(AgentConfiguration).Assembly.GetManifestResourceStream("reference.conf")!;
        using var reader = new StreamReader(stream);
        var reference = await reader.ReadToEndAsync();
        var lines = reference.Split('\n').Where(line => line.TrimStart() is [not '#', ..]);
        var (mutation, valid) = (new Mutation(s_words), string.Join('\n', lines));

        foreach (var (number, chance) in FuzzRun.From(0, FuzzRun.Inputs))
            await Try(number, mutation.Of(valid, chance));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private async Task Try(int number, string hocon)
    {
        var file = Path.Combine(_directory.FullName, "agent.conf");
        await File.WriteAllTextAsync(file, hocon);

        var failure = Record.Exception(() =>
        {
            var (settings, errors) = AgentSettings.Load(new AgentArguments(Port: 0, Host: null, _directory.FullName, file, AllowAnonymous: false, AllowPlaintext: false));
            Assert.NotEqual(settings is null, errors.Count == 0);
        });

        Assert.True(failure is null, $"{failure} {FuzzRun.Describe(number, hocon)}");
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(_directory.FullName));
    }
}
