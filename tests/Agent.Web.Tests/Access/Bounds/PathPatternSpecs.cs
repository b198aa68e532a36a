using Agent.Web.Access.Bounds;

namespace Agent.Web.Tests.Access.Bounds;

public class PathPatternSpecs
{
    [Theory]
    [InlineData("/opt/web/bin/*", "/opt/web/bin/web")]
    [InlineData("/opt/web/bin/*", "/opt/web/bin/.hidden")]
    [InlineData("/opt/*/bin/web", "/opt/a.b/bin/web")]
    [InlineData("/opt/web?", "/opt/web1")]
    [InlineData("/opt/web", "/opt/web")]
    [InlineData("/opt/网络+(x)", "/opt/网络+(x)")]
    public void A_path_that_looks_like_it_is_included(string pattern, string path) => Assert.True(Patterns(pattern).Include(path));

    [Theory]
    [InlineData("/opt/web/bin/*", "/opt/web/bin/sub/web")]
    [InlineData("/opt/web/bin/*", "/opt/web/bin/../../../bin/sh")]
    [InlineData("/opt/web/bin/*", "/opt/web/bin/..")]
    [InlineData("/opt/web/bin/*", "/opt/web/bin/.")]
    [InlineData("/opt/web/bin/*", "/opt/web/bin/")]
    [InlineData("/opt/web/bin/*", "/opt/web/bin//web")]
    [InlineData("/opt/web/bin/*", "//opt/web/bin/web")]
    [InlineData("/opt/web/bin/*", "opt/web/bin/web")]
    [InlineData("/opt/web/bin/*", "/opt/web/bin/web\n")]
    [InlineData("/opt/web/bin/*", "/opt/web/bin/a\0b")]
    [InlineData("/opt/web/bin/*", "/OPT/web/bin/web")]
    [InlineData("/opt/web/bin/*", "/tmp/opt/web/bin/web")]
    [InlineData("/opt/web?", "/opt/web/")]
    [InlineData("/opt/web", "/opt/webs")]
    [InlineData("/opt/web", "/opt/web\u0000")]
    [InlineData("/opt/w.b", "/opt/web")]
    [InlineData("/*", "/")]
    [InlineData("/*", "")]
    [InlineData("/*", "sh")]
    public void Whatever_leads_elsewhere_is_not(string pattern, string path) => Assert.False(Patterns(pattern).Include(path));

    [Theory]
    [InlineData("/srv/web", "/srv/web/a.sock", true)]
    [InlineData("/srv/*", "/srv/web/deep/a.sock", true)]
    [InlineData("/srv/web", "/srv/web", false)]
    [InlineData("/srv/web", "/srv/web/../other/a.sock", false)]
    [InlineData("/srv/web", "/srv/webs/a.sock", false)]
    public void What_is_below_a_directory_is_in_it(string pattern, string path, bool isIn) => Assert.Equal(isIn, Patterns(pattern).IncludeParentOf(path));

    [Theory]
    [InlineData("opt/*")]
    [InlineData("/opt/../*")]
    [InlineData("/opt/")]
    [InlineData("/")]
    [InlineData("")]
    public void A_pattern_that_is_no_plain_path_is_refused(string pattern) => Assert.Null(PathPatterns.TryOf([pattern]));

    private static PathPatterns Patterns(string pattern) => PathPatterns.TryOf([pattern])!;
}
