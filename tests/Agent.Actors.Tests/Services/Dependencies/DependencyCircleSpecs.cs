using Agent.Actors.Services;
using Agent.Actors.Services.Dependencies;

namespace Agent.Actors.Tests.Services.Dependencies;

public class DependencyCircleSpecs
{
    [Theory]
    [InlineData("a>b b>c", null)]
    [InlineData("a>b a>c b>d c>d", null)]
    [InlineData("b>c c>b", null)]
    [InlineData("a>a", "a a")]
    [InlineData("a>b b>a", "a b a")]
    [InlineData("a>x a>b b>c c>a", "a b c a")]
    [InlineData("a>b b>c c>b c>a", "a b c a")]
    public void A_service_that_would_wait_for_itself_is_found_with_the_way_there(string edges, string? expected)
    {
        var circle = DependencyCircle.Through(ServiceId.Parse("a"), service => From(service, edges));

        Assert.Equal(expected, circle is null ? null : string.Join(' ', circle));
    }

    [Fact]
    public void A_long_chain_is_no_burden()
    {
        const int Length = 20_000;

        var circle = DependencyCircle.Through(Numbered(0), service => [Numbered((Number(service) + 1) % Length)]);

        Assert.Equal(Length + 1, circle!.Count);
    }

    private static IEnumerable<ServiceId> From(ServiceId service, string edges) =>
        edges.Split(' ').Select(edge => edge.Split('>')).Where(edge => edge[0] == service.ToString()).Select(edge => ServiceId.Parse(edge[1]));

    private static ServiceId Numbered(int number) => ServiceId.Parse($"{number}");

    private static int Number(ServiceId service) => int.Parse(service.ToString(), System.Globalization.CultureInfo.InvariantCulture);
}
