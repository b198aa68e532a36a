using Agent.Actors.Services;
using Agent.Actors.Services.Dependencies;

namespace Agent.Actors.Tests.Services.Dependencies;

public class ClosingOrderSpecs
{
    [Theory]
    [InlineData("", "a b c", "", "a b c")]
    [InlineData("web>db web>cache", "web db cache log", "", "log web")]
    [InlineData("web>db web>cache", "web db cache", "web", "")]
    [InlineData("web>db web>cache", "db cache", "web", "cache db")]
    [InlineData("a>b b>c", "b c", "a", "b")]
    [InlineData("a>gone", "a", "", "a")]
    public void Those_come_next_that_nothing_depends_on_any_more(string edges, string left, string told, string expected) =>
        Assert.Equal(expected, Next(edges, left, told));

    [Theory]
    [InlineData("a>b b>a", "a b", "", "a b")]
    [InlineData("a>b b>a c>c", "a b c", "c", "")]
    [InlineData("a>b b>a", "a b", "a", "")]
    public void A_circle_does_not_keep_the_agent_from_its_end(string edges, string left, string told, string expected) =>
        Assert.Equal(expected, Next(edges, left, told));

    private static string Next(string edges, string left, string told)
    {
        var next = ClosingOrder.Next(Set(left), Set(told), service => edges.Split(' ')
            .Select(edge => edge.Split('>')).Where(edge => edge[0] == service.ToString()).Select(edge => ServiceId.Parse(edge[1])));

        return string.Join(' ', next.Select(service => service.ToString()).Order(StringComparer.Ordinal));
    }

    private static HashSet<ServiceId> Set(string services) =>
        [.. services.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ServiceId.Parse)];
}
