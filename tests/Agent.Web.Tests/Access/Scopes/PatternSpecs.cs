using Agent.Web.Access.Callers;
using Agent.Web.Access.Scopes;

namespace Agent.Web.Tests.Access.Scopes;

public class PatternSpecs
{
    [Theory]
    [InlineData("*", "anything", true)]
    [InlineData("web-*", "web-1", true)]
    [InlineData("web-*", "web-", true)]
    [InlineData("web-*", "web", false)]
    [InlineData("web-*", "Web-1", false)]
    [InlineData("web-*", "x-web-1", false)]
    [InlineData("web-?", "web-1", true)]
    [InlineData("web-?", "web-12", false)]
    [InlineData("web", "web", true)]
    [InlineData("web", "webs", false)]
    [InlineData("w.b", "web", false)]
    [InlineData("*.*", "web", false)]
    [InlineData("web-*-eu", "web-1-eu", true)]
    [InlineData("web-*-eu", "web-1-eu.x", false)]
    public void A_pattern_is_for_whole_ids(string pattern, string service, bool isIncluded) =>
        Assert.Equal(isIncluded, ServicePatterns.TryOf([pattern])!.Include(service));

    [Theory]
    [InlineData("")]
    [InlineData("web/*")]
    [InlineData("web\\*")]
    [InlineData("web\"")]
    [InlineData("web<")]
    [InlineData("wéb")]
    [InlineData("web ")]
    public void What_no_id_can_match_is_no_pattern(string pattern) => Assert.Null(ServicePatterns.TryOf(["web", pattern]));

    [Fact]
    public void No_pattern_at_all_is_a_mistake() => Assert.Null(ServicePatterns.TryOf([]));

    [Theory]
    [InlineData("Read", "web-1", true)]
    [InlineData("Operate", "web-1", true)]
    [InlineData("Deploy", "web-1", false)]
    [InlineData("Read", "db", false)]
    public void A_scope_holds_those_before_it_for_its_services(string scope, string service, bool may)
    {
        var caller = new Caller("key", "ci", [new Grant(Scope.Operate, ServicePatterns.TryOf(["web-*"])!)]);

        Assert.Equal(may, caller.May(Enum.Parse<Scope>(scope), service));
        Assert.False(caller.MayForAll(Scope.Read));
    }

    [Fact]
    public void What_is_granted_twice_does_not_mix()
    {
        var caller = new Caller("key", "ci", [new Grant(Scope.Deploy, ServicePatterns.TryOf(["web-*"])!), new Grant(Scope.Read, ServicePatterns.All)]);

        Assert.True(caller.May(Scope.Deploy, "web-1"));
        Assert.True(caller.May(Scope.Read, "db"));
        Assert.False(caller.May(Scope.Deploy, "db"));
        Assert.False(caller.MayForAll(Scope.Deploy));
    }
}
