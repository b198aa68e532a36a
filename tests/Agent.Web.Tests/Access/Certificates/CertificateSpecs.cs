using System.Net;
using System.Security.Cryptography.X509Certificates;
using Agent.Web.Access.Scopes;
using Agent.Web.Tests.Access.Keys;
using Agent.Web.Tests.Access.Tls;

namespace Agent.Web.Tests.Access.Certificates;

public class CertificateSpecs
{
    private const string Rules = """
        certificates {
          ci { subject = "CN=ci, O=Example", scope = deploy, services = ["web-*"] }
          monitoring { subject = "OU=Monitoring", scope = read, services = ["*"] }
        }
        """;

    [Fact]
    public async Task A_certificate_of_the_authority_lets_its_owner_do_what_its_rule_says()
    {
        await using var agent = await TlsAgent.StartAsync(asksClients: true, Rules);
        using var client = agent.Authority.Client("CN=ci, OU=Build, O=Example");

        Assert.Equal(HttpStatusCode.OK, await Status(agent, "/services", client));
        Assert.Equal(HttpStatusCode.NotFound, await Status(agent, "/service/web-1/status", client));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(agent, "/service/db/status", client));
    }

    [Fact]
    public async Task A_certificate_that_no_rule_is_about_may_do_nothing()
    {
        await using var agent = await TlsAgent.StartAsync(asksClients: true, Rules);
        using var client = agent.Authority.Client("CN=somebody, O=Example");

        Assert.Equal(HttpStatusCode.Forbidden, await Status(agent, "/services", client));
        Assert.Equal(HttpStatusCode.OK, await Status(agent, "/health", client));
    }

    [Fact]
    public async Task Who_has_no_certificate_may_have_a_key()
    {
        await using var agent = await TlsAgent.StartAsync(asksClients: true, Rules);
        Assert.Equal(HttpStatusCode.Unauthorized, await Status(agent, "/services"));

        var key = agent.Agent.CreateKey("ci", Scope.Read, "*");
        using var answer = await agent.GetAsync("/services", key: key);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_wrong_key_is_not_mended_by_a_certificate()
    {
        await using var agent = await TlsAgent.StartAsync(asksClients: true, Rules);
        using var client = agent.Authority.Client("OU=Monitoring");

        using var answer = await agent.GetAsync("/services", client, key: "x");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Certificates_of_others_expired_ones_and_those_for_servers_do_not_get_through_the_handshake()
    {
        await using var agent = await TlsAgent.StartAsync(asksClients: true, Rules);
        using var impostor = new TestAuthority(); // of the same name
        using var foreign = impostor.Client("CN=ci, O=Example");
        using var expired = agent.Authority.ExpiredClient("CN=ci, O=Example");
        using var server = agent.Authority.OtherUse("CN=ci, O=Example");

        foreach (var certificate in new[] { foreign, expired, server })
            await Assert.ThrowsAsync<HttpRequestException>(() => Status(agent, "/services", certificate));
    }

    [Fact]
    public async Task Clients_of_an_authority_that_is_replaced_are_not_let_in_any_more()
    {
        await using var agent = await TlsAgent.StartAsync(asksClients: true, Rules);
        using var client = agent.Authority.Client("CN=ci, O=Example");
        Assert.Equal(HttpStatusCode.OK, await Status(agent, "/services", client));

        using var successor = new TestAuthority("CN=Successor");
        await File.WriteAllTextAsync(agent.ClientAuthority, successor.Pem);

        await Assert.ThrowsAsync<HttpRequestException>(() => Status(agent, "/services", client));
        using var renewed = successor.Client("CN=ci, O=Example");
        Assert.Equal(HttpStatusCode.OK, await Status(agent, "/services", renewed));
    }

    [Theory]
    [InlineData("CN=ci", true)]
    [InlineData("CN=ci, O=Example", true)]
    [InlineData("O=Example, CN=ci", true)]
    [InlineData("CN=ci, O=Example, C=NL", true)]
    [InlineData("CN=CI", false)]
    [InlineData("CN=ci2", false)]
    [InlineData("O=ci", false)]
    [InlineData("CN=x, CN=ci", false)]
    [InlineData("CN=ci, CN=x", false)]
    [InlineData("CN=\"x, CN=ci\"", false)]
    [InlineData("O=\"CN=ci\"", false)]
    public void A_subject_is_compared_attribute_by_attribute(string subject, bool matches) =>
        Assert.Equal(matches, Agent.Web.Access.Certificates.SubjectPattern.TryParse("CN=ci")!.Matches(new X500DistinguishedName(subject)));

    [Fact]
    public void Every_attribute_of_a_rule_is_wanted()
    {
        var pattern = Agent.Web.Access.Certificates.SubjectPattern.TryParse("CN=ci, O=Example")!;

        Assert.True(pattern.Matches(new X500DistinguishedName("O=Example, CN=ci")));
        Assert.False(pattern.Matches(new X500DistinguishedName("CN=ci")));
        Assert.False(pattern.Matches(new X500DistinguishedName("CN=ci, O=Other")));
    }

    private static async Task<HttpStatusCode> Status(TlsAgent agent, string path, X509Certificate2? client = null)
    {
        using var answer = await agent.GetAsync(path, client);
        return answer.StatusCode;
    }
}
