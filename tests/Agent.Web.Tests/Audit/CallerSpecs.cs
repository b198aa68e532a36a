using System.Net;
using System.Security.Claims;
using Agent.Web.Audit;
using Microsoft.AspNetCore.Http;

namespace Agent.Web.Tests.Audit;

/// <summary>Who a request is said to be of.</summary>
public class CallerSpecs
{
    [Fact]
    public void Whoever_has_proven_nothing_is_anonymous() =>
        Assert.Equal(new AuditCaller("anonymous", null, "192.0.2.1"), AuditCaller.Of(Request(new ClaimsIdentity())));

    [Fact]
    public void Whoever_has_proven_who_he_is_has_his_name_and_by_what() =>
        Assert.Equal(new AuditCaller("ci", "key", "192.0.2.1"), AuditCaller.Of(Request(Identity("ci"))));

    [Fact]
    public void A_socket_has_no_address() =>
        Assert.Equal("unix", AuditCaller.Of(new DefaultHttpContext()).Origin);

    [Theory]
    [InlineData("a\nb", "a\uFFFDb")]
    [InlineData("a\u001b[31mb", "a\uFFFD[31mb")]
    [InlineData("a\u202eb", "a\uFFFDb")]
    [InlineData("a\u2028b", "a\uFFFDb")]
    public void A_name_is_one_plain_line(string name, string told) => Assert.Equal(told, AuditCaller.Of(Request(Identity(name))).Who);

    [Fact]
    public void A_name_has_its_bounds() => Assert.InRange(AuditCaller.Of(Request(Identity(new string('x', 10_000)))).Who.Length, 1, 201);

    private static ClaimsIdentity Identity(string name) => new([new Claim(ClaimTypes.Name, name)], "key");

    private static DefaultHttpContext Request(ClaimsIdentity identity) => new()
    {
        User = new ClaimsPrincipal(identity),
        Connection = { RemoteIpAddress = IPAddress.Parse("192.0.2.1") },
    };
}
