using Agent.Actors.Configuration;
using Agent.Web.Access;
using Agent.Web.Configuration;
using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Agent.Web.Tests.Units;

public class SettingsSpecs
{
    private static readonly string[] Groups = ["log.levels", "access.certificates", "access.peers"];

    public static TheoryData<string> Keys => [.. Leaves(AgentConfiguration.Reference.GetConfig(SettingsReader.Root)!.Root, "")];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_setting_in_the_reference_is_read_and_checked(string key)
    {
        var mistaken = ConfigurationFactory.ParseString($"{SettingsReader.Root}.{key} = {{ mistaken = [] }}");
        var settings = new SettingsReader(mistaken.WithFallback(AgentConfiguration.Reference));

        AgentOptions.From(settings);
        HttpOptions.From(settings);
        AccessOptions.From(settings);
        LogOptions.From(settings);

        Assert.Contains(settings.Errors, error => error.StartsWith($"{SettingsReader.Root}.{key}", StringComparison.Ordinal));
    }

    [Fact]
    public void The_reference_itself_has_no_mistake()
    {
        var settings = new SettingsReader(AgentConfiguration.Reference);

        AgentOptions.From(settings);
        HttpOptions.From(settings);
        AccessOptions.From(settings);
        LogOptions.From(settings);

        Assert.Empty(settings.Errors);
    }

    private static IEnumerable<string> Leaves(HoconValue value, string path) =>
        value.IsObject() && !Groups.Contains(path)
            ? value.GetObject()!.Items.SelectMany(item => Leaves(item.Value, path.Length == 0 ? item.Key : $"{path}.{item.Key}"))
            : [path];
}
