using Agent.Actors.Configuration;
using Akka.Configuration;

namespace Agent.Actors.Tests.Configuration;

public sealed class ConfigurationSpecs : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("agent-configuration-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void The_reference_has_a_default_for_every_setting()
    {
        var settings = new SettingsReader(AgentConfiguration.Reference);

        var options = AgentOptions.From(settings);

        Assert.Empty(settings.Errors);
        Assert.Equal(TimeSpan.FromSeconds(5), options.Defaults.Stop.Grace);
        Assert.Contains("PATH", options.Environment.Pass);
        Assert.Equal(1024, options.Processes.OpenFiles);
    }

    [Fact]
    public void The_command_line_is_stronger_than_the_file_and_the_file_than_the_reference()
    {
        var file = Write("agent.conf", "service-agent { stop.grace = 7s, http.port = 1 }");

        var config = Load(file, "service-agent.http.port = 2", out var errors);

        Assert.Empty(errors);
        Assert.Equal(TimeSpan.FromSeconds(7), config.GetTimeSpan("service-agent.stop.grace"));
        Assert.Equal(2, config.GetInt("service-agent.http.port"));
        Assert.Equal("127.0.0.1", config.GetString("service-agent.http.host"));
    }

    [Fact]
    public void A_file_can_include_another_beside_it()
    {
        Write("common.conf", "service-agent.stop.grace = 9s");
        var file = Write("agent.conf", "include \"common.conf\"\nservice-agent.http.port = 1");

        var config = Load(file, "", out var errors);

        Assert.Empty(errors);
        Assert.Equal(TimeSpan.FromSeconds(9), config.GetTimeSpan("service-agent.stop.grace"));
    }

    [Fact]
    public void A_file_that_includes_itself_is_a_mistake()
    {
        var file = Write("agent.conf", "include \"agent.conf\"");

        Load(file, "", out var errors);

        Assert.Contains("does it include itself?", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_mistake()
    {
        var file = Path.Combine(_directory.FullName, "missing.conf");

        Load(file, "", out var errors);

        Assert.Contains(file, Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_end_is_a_mistake()
    {
        Load("/dev/zero", "", out var errors);

        Assert.Contains("more than 1048576 characters", Assert.Single(errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_nobody_reads_are_mistakes_but_the_engines_and_the_operators_own_are_not()
    {
        var file = Write("agent.conf", """
            service-agent.environment = 5
            akka.anything = 1
            service-agent.log.levels { "My.Source" = debug }
            service-agent.stop.grase = 1s
            service-agent.http { colour = red, prot = 1 }
            other = 1
            """);

        Load(file, "", out var errors);

        Assert.Equal(5, errors.Count);
        Assert.Contains(errors, error => error.Contains("service-agent.environment must be a group", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("service-agent.stop.grase is no setting", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("service-agent.http.colour is no setting", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("service-agent.http.prot is no setting", StringComparison.Ordinal));
        Assert.Contains(errors, error => error.Contains("other is no setting", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_mistake_is_listed_with_its_key_and_value()
    {
        var mistaken = ConfigurationFactory.ParseString("""
            service-agent.stop { grace = 5, kill-retry = 1ms }
            service-agent.processes.open-files = many
            """);
        var settings = new SettingsReader(mistaken.WithFallback(AgentConfiguration.Reference));

        AgentOptions.From(settings);

        Assert.Equal(
            [
                "service-agent.stop.grace is '5', but must be a duration such as 5s",
                "service-agent.stop.kill-retry is '1ms', but must be from 00:00:00.1000000 to 01:00:00",
                "service-agent.processes.open-files is 'many', but must be a whole number",
            ],
            settings.Errors);
    }

    [Fact]
    public void A_null_character_is_a_mistake_in_every_text()
    {
        var mistaken = ConfigurationFactory.ParseString("service-agent { data = \"/a\0b\", environment.pass = [\"PATH\0\"] }");
        var settings = new SettingsReader(mistaken.WithFallback(AgentConfiguration.Reference));

        AgentOptions.From(settings);

        Assert.Equal(2, settings.Errors.Count);
        Assert.All(settings.Errors, error => Assert.EndsWith("without null characters", error, StringComparison.Ordinal));
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_directory.FullName, name);
        File.WriteAllText(file, text);
        return file;
    }

    private static Config Load(string file, string commandLine, out List<string> errors)
    {
        errors = [];
        return AgentConfiguration.Load(file, ConfigurationFactory.ParseString(commandLine), errors);
    }
}
