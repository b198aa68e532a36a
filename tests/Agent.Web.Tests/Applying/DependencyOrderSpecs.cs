using Agent.Actors.Configuration;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Web.Applying;

namespace Agent.Web.Tests.Applying;

public class DependencyOrderSpecs
{
    [Theory]
    [InlineData("web>db db", "db web")]
    [InlineData("a>b,c b>c c", "c b a")]
    [InlineData("a>elsewhere", "a")]
    public void A_service_comes_after_those_that_it_depends_on(string services, string order) =>
        Assert.Equal(order, string.Join(' ', DependencyOrder.Of(Services(services))));

    [Theory]
    [InlineData("a>b b", null)]
    [InlineData("a>b b>a", "a b a")]
    [InlineData("x>a a>b b>c c>a y>x", "a b c a")]
    public void A_circle_is_found(string services, string? circle) =>
        Assert.Equal(circle, DependencyOrder.Circle(Services(services)) is { } found ? string.Join(' ', found) : null);

    [Fact]
    public void A_chain_may_be_as_long_as_it_likes()
    {
        var chain = string.Join(' ', Enumerable.Range(0, 20_000).Select(n => n == 0 ? "s0" : $"s{n}>s{n - 1}"));

        Assert.Equal(20_000, DependencyOrder.Of(Services(chain)).Count);
        Assert.Null(DependencyOrder.Circle(Services(chain)));
    }

    internal static Dictionary<ServiceId, ServiceSpec> Services(string text) =>
        text.Split(' ').Select(entry => entry.Split('>')).ToDictionary(entry => ServiceId.Parse(entry[0]), entry => Spec(entry.Length > 1 ? entry[1] : ""));

    private static ServiceSpec Spec(string dependencies) =>
        AgentOptions.From(new SettingsReader(AgentConfiguration.Reference)).Defaults.SpecOf(new Command.Shell("true")) with
        {
            DependsOn = dependencies.Split(',', StringSplitOptions.RemoveEmptyEntries).ToDictionary(ServiceId.Parse, _ => DependencyCondition.Started),
        };
}
