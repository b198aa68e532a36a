using Agent.Actors.Processes;

namespace Agent.Actors.Tests.Configuration;

public class BaseEnvironmentSpecs
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Theory]
    [InlineData("", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")]
    [InlineData("/opt/bin", "/opt/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")]
    [InlineData("/bin:/usr/bin", "/bin:/usr/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/sbin")]
    [InlineData(":/opt/bin:", "/opt/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin")]
    public void The_standard_directories_are_appended_where_they_are_missing(string path, string completed) =>
        Assert.Equal(completed, BaseEnvironment.CompletePath(path));

    [Fact]
    public void Only_what_is_named_passes()
    {
        var agent = new Dictionary<string, string> { ["HOME"] = "/root", ["SECRET"] = "x", ["PATH"] = "/bin" };
        var environment = new BaseEnvironment(agent, ["HOME", "PATH", "LANG"]).For(Nothing, "i", isSomebodyElse: false);

        Assert.Equal(["HOME", "PATH", "SERVICE_AGENT_INSTANCE"], environment.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_a_spec_adds_is_stronger()
    {
        var agent = new Dictionary<string, string> { ["HOME"] = "/root" };
        var spec = new Dictionary<string, string> { ["HOME"] = "/srv", ["A"] = "1" };

        var environment = new BaseEnvironment(agent, ["HOME"]).For(spec, "i", isSomebodyElse: false);

        Assert.Equal("/srv", environment["HOME"]);
        Assert.Equal("1", environment["A"]);
    }
}
