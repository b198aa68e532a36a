using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using Agent.Web.Access.Scopes;
using Agent.Web.Tests.Access.Keys;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Access.Tls;

public class TlsSpecs
{
    [Fact]
    public async Task An_agent_with_a_certificate_answers_over_tls_alone()
    {
        await using var agent = await TlsAgent.StartAsync();

        using var answer = await agent.GetAsync("/health");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("https", agent.Agent.Http.BaseAddress!.Scheme);

        using var client = new TcpClient("127.0.0.1", agent.Agent.Http.BaseAddress.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        Assert.DoesNotContain("200", await Rest(client), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12)]
    [InlineData(SslProtocols.Tls13)]
    public async Task Present_versions_of_tls_are_spoken(SslProtocols protocol)
    {
        await using var agent = await TlsAgent.StartAsync();

        using var answer = await agent.GetAsync("/health", protocols: protocol);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Old_versions_of_tls_are_not_spoken()
    {
        await using var agent = await TlsAgent.StartAsync();

        // The library here may not speak them either: so the first message of a client that knows nothing newer than TLS 1.1.
        using var client = new TcpClient("127.0.0.1", agent.Agent.Http.BaseAddress!.Port);
        await client.GetStream().WriteAsync(ClientHello(version: 0x0302));
        var answer = new byte[7];
        await client.GetStream().ReadExactlyAsync(answer);

        Assert.Equal((21, 2, 70), (answer[0], answer[5], answer[6])); // a fatal alert, protocol_version
    }

    [Fact]
    public async Task A_renewed_certificate_is_shown_from_the_next_connection_on()
    {
        await using var agent = await TlsAgent.StartAsync();
        Assert.Equal("CN=agent", await agent.SubjectAsync());

        agent.Renew("CN=renewed");

        Assert.Equal("CN=renewed", await agent.SubjectAsync());
    }

    [Fact]
    public async Task Files_that_do_not_hold_together_are_warned_of_and_leave_the_old_ones_in_force()
    {
        await using var agent = await TlsAgent.StartAsync();
        var key = await File.ReadAllTextAsync(agent.Key);

        agent.Renew("CN=other");
        var otherKey = await File.ReadAllTextAsync(agent.Key);
        await File.WriteAllTextAsync(agent.Key, key);
        Assert.Equal("CN=agent", await agent.SubjectAsync());

        await File.WriteAllTextAsync(agent.Certificate, "garbage");
        Assert.Equal("CN=agent", await agent.SubjectAsync());

        File.Delete(agent.Certificate);
        Assert.Equal("CN=agent", await agent.SubjectAsync());

        agent.Renew("CN=mended");
        Assert.Equal("CN=mended", await agent.SubjectAsync());
        Assert.NotEqual(key, otherKey);

        agent.Agent.Terminate();
        await agent.Agent.ExitAsync();
        Assert.Equal(3, agent.Agent.Output.Split("What was there before stays in force").Length - 1);
    }

    [Fact]
    public async Task A_key_is_asked_for_over_tls_as_elsewhere()
    {
        await using var agent = await TlsAgent.StartAsync();
        var key = agent.Agent.CreateKey("ci", Scope.Read, "*");

        using var without = await agent.GetAsync("/services");
        using var with = await agent.GetAsync("/services", key: key);

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (without.StatusCode, with.StatusCode));
    }

    [Theory]
    [InlineData("""tls.certificate = "/no/such.crt" """, "must have both certificate and key")]
    [InlineData("""tls { certificate = "/no/such.crt", key = "/no/such.key" }""", "cannot be used")]
    [InlineData("""tls { certificate = "/etc/passwd", key = "/etc/passwd" }""", "cannot be used")]
    [InlineData("""tls.client-authority = "/etc/passwd" """, "needs access.tls.certificate")]
    [InlineData("""certificates.ci { subject = "nothing", scope = deploy, services = ["*"] }""", "access.certificates.ci.subject is 'nothing'")]
    [InlineData("""certificates.ci { subject = "", scope = deploy, services = ["*"] }""", "access.certificates.ci.subject is ''")]
    [InlineData("""certificates.ci { subject = "CN=ci", scope = root, services = ["*"] }""", "access.certificates.ci.scope is 'root'")]
    [InlineData("""certificates.ci { subject = "CN=ci", scope = read, services = ["web/*"] }""", "access.certificates.ci.services must be a list")]
    [InlineData("""certificates.ci { subject = "CN=ci", scope = read, services = [] }""", "access.certificates.ci.services must be a list")]
    [InlineData("""certificates.ci { subject = "CN=ci", scope = read, services = ["*"], colour = red }""", "access.certificates.ci.colour is no setting")]
    [InlineData("""peers.ops { uid = -1, scope = read, services = ["*"] }""", "access.peers.ops.uid is '-1'")]
    [InlineData("peers.ops = root", "access.peers")]
    [InlineData("keys-file = /no/such/file", "/no/such/file cannot be read")]
    public async Task Mistakes_are_told_at_the_start(string settings, string expected)
    {
        var (exitCode, output) = await RunningAgent.RunAsync(["0"], $"service-agent.access {{ {settings} }}");

        Assert.Equal(2, exitCode);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_key_and_tls_an_agent_may_be_reached_by_others()
    {
        await using var agent = await TlsAgent.StartAsync(asksClients: true, "}\nservice-agent.http { host = \"0.0.0.0\"");

        using var answer = await agent.GetAsync("https://127.0.0.1:" + agent.Agent.Http.BaseAddress!.Port + "/services");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain("WRN", agent.Agent.Output, StringComparison.Ordinal);
    }

    private static async Task<string> Rest(TcpClient client)
    {
        try
        {
            using var reader = new StreamReader(client.GetStream());
            return await reader.ReadToEndAsync();
        }
        catch (IOException) // closed without a word
        {
            return "";
        }
    }

    // RFC 4346, section 7.4.1.2, with a suite that every version has: TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA.
    private static byte[] ClientHello(ushort version)
    {
        byte[] body = [(byte)(version >> 8), (byte)version, .. RandomNumberGenerator.GetBytes(32), 0, 0, 2, 0xC0, 0x09, 1, 0];
        byte[] message = [1, 0, 0, (byte)body.Length, .. body];
        return [22, 3, 1, 0, (byte)message.Length, .. message];
    }
}
