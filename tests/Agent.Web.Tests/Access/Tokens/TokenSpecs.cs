using System.Net;
using Agent.Web.Access.Scopes;
using Agent.Web.Tests.Access.Keys;
using Agent.Web.Tests.Agents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;
using static Agent.Web.Tests.Access.Keys.AgentKeys;

namespace Agent.Web.Tests.Access.Tokens;

/// <summary>Callers with a token of a provider's (JWT).</summary>
public sealed class TokenSpecs : IAsyncLifetime, IDisposable
{
    private const string Rules = """
        rules {
          deployers { value = "agent:deploy", scope = deploy, services = ["web-*"] }
          readers { value = "agent:read", scope = read, services = ["*"] }
          admins { value = "agent:admin", scope = admin, services = ["*"] }
        }
        """;

    private readonly TestProvider _provider = new();
    private readonly string _keys = Path.GetTempFileName();
    private RunningAgent _agent = null!;

    private static (string, string) English => ("Accept-Language", "en");

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(_keys, _provider.KeySet);
        _agent = await StartAsync($"keys-file = \"{_keys}\", issuer = \"{TestProvider.Issuer}\"");
    }

    public async Task DisposeAsync()
    {
        await _agent.DisposeAsync();
        File.Delete(_keys);
    }

    public void Dispose() => _provider.Dispose();

    [Fact]
    public async Task A_token_lets_its_owner_do_what_the_rules_say_of_its_claim()
    {
        Assert.Equal(HttpStatusCode.OK, await Deploy("web-1", _provider.Sign(TestProvider.Usual())));
        Assert.Equal(HttpStatusCode.OK, await Deploy("web-2", _provider.Sign(TestProvider.Usual(new[] { "x", "agent:deploy" }))));

        Assert.Equal(HttpStatusCode.Forbidden, await Deploy("db", _provider.Sign(TestProvider.Usual())));
        Assert.Equal(HttpStatusCode.Forbidden, await Deploy("web-1", _provider.Sign(TestProvider.Usual("agent:read"))));
        Assert.Equal(HttpStatusCode.Forbidden, await Deploy("web-1", _provider.Sign(TestProvider.Usual("agent:deployer"))));
    }

    [Fact]
    public async Task Who_it_was_is_in_the_trail()
    {
        await Deploy("web-1", _provider.Sign(TestProvider.Usual()));

        var rows = (await _agent.Get("/audit", Bearer(_provider.Sign(TestProvider.Usual("agent:admin"))))).Body.GetProperty("rows");

        Assert.Contains(rows.EnumerateArray(), row => (row.GetProperty("who").GetString(), row.GetProperty("auth").GetString()) == ($"ann ({TestProvider.Issuer})", "token"));
    }

    [Theory]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("key")]
    [InlineData("expired")]
    [InlineData("early")]
    [InlineData("endless")]
    [InlineData("unsigned")]
    [InlineData("public key")]
    [InlineData("torn")]
    public async Task A_token_that_does_not_hold_lets_nobody_in(string fault)
    {
        using var stranger = new TestProvider();
        var token = TestProvider.Usual("agent:admin");

        switch (fault)
        {
            case "issuer": token.Issuer = "https://other.example"; break;
            case "audience": token.Audience = "another"; break;
            case "expired": token.Expires = TestProvider.Now.AddMinutes(-2); break;
            case "early": token.NotBefore = TestProvider.Now.AddMinutes(2); break;
            case "endless": token.Expires = null; break;
        }

        var text = fault switch
        {
            "key" => stranger.Sign(token),
            "unsigned" => TestProvider.Unsigned(token),
            "public key" => _provider.SignWithPublicKey(token),
            "torn" => _provider.Sign(token)[..^4] + "AAAA",
            _ => _provider.Sign(token),
        };

        var refused = await _agent.Get("/services", Bearer(text), English);
        Assert.Equal((HttpStatusCode.Unauthorized, "credential_refused"), (refused.Status, refused["code"]));
        Assert.DoesNotContain(text, _agent.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_let_in_without_one_or_with_something_else_beside_it()
    {
        var token = _provider.Sign(TestProvider.Usual("agent:admin"));

        Assert.Equal(HttpStatusCode.Unauthorized, (await _agent.Get("/services")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _agent.Get("/services", Bearer(token), ("X-API-Key", "x"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _agent.Get("/services", Bearer("a.b.c"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _agent.Get("/services", Bearer(".."))).Status);
        Assert.Equal(HttpStatusCode.OK, (await _agent.Get("/health")).Status);
    }

    [Fact]
    public async Task Keys_count_beside_tokens()
    {
        var key = _agent.CreateKey("both", Scope.Read, "*");

        Assert.Equal(HttpStatusCode.OK, (await _agent.Get("/services", Bearer(key))).Status);
        Assert.Equal(HttpStatusCode.OK, (await _agent.Get("/services", Bearer(_provider.Sign(TestProvider.Usual())))).Status);
    }

    [Fact]
    public async Task A_key_set_that_changes_counts_from_the_next_request_on()
    {
        using var next = new TestProvider();
        var (old, present) = (_provider.Sign(TestProvider.Usual()), next.Sign(TestProvider.Usual()));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _agent.Get("/services", Bearer(present))).Status);

        await File.WriteAllTextAsync(_keys, next.KeySet);
        Assert.Equal(HttpStatusCode.OK, (await _agent.Get("/services", Bearer(present))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _agent.Get("/services", Bearer(old))).Status);

        await File.WriteAllTextAsync(_keys, "nonsense");
        Assert.Equal(HttpStatusCode.Unauthorized, (await _agent.Get("/services", Bearer(present))).Status);
    }

    [Fact]
    public async Task An_authority_is_asked_for_its_keys()
    {
        await using var authority = WebApplication.CreateSlimBuilder().Build();
        authority.Urls.Add("http://127.0.0.1:0");
        authority.MapGet("/.well-known/openid-configuration", (HttpRequest request) => Results.Text($$"""{"issuer":"{{TestProvider.Issuer}}","jwks_uri":"http://{{request.Host}}/keys"}"""));
        authority.MapGet("/keys", () => Results.Text(_provider.KeySet));
        await authority.StartAsync();
        var address = authority.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        await using var agent = await StartAsync($"authority = \"{address}\"");

        Assert.Equal(HttpStatusCode.OK, (await agent.Get("/services", Bearer(_provider.Sign(TestProvider.Usual())))).Status);

        var foreign = TestProvider.Usual();
        foreign.Issuer = "https://other.example";
        Assert.Equal(HttpStatusCode.Unauthorized, (await agent.Get("/services", Bearer(_provider.Sign(foreign)))).Status);
        await authority.StopAsync();
    }

    [Fact]
    public async Task An_authority_that_cannot_be_reached_lets_nobody_in()
    {
        await using var agent = await StartAsync("authority = \"http://127.0.0.1:1\"");

        Assert.Equal(HttpStatusCode.Unauthorized, (await agent.Get("/services", Bearer(_provider.Sign(TestProvider.Usual())))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await agent.Get("/services")).Status);
    }

    [Fact]
    public async Task Every_mistake_in_the_settings_is_told()
    {
        var (exitCode, output) = await RunningAgent.RunAsync(["0"], """
            service-agent.access.tokens {
              keys-file = /does/not/exist, authority = "http://provider.example", claim = ""
              rules { a { value = "", scope = deploy, services = ["*"] } }
            }
            """);

        Assert.Equal(2, exitCode);
        foreach (var key in new[] { "authority and keys-file", "audience is empty", "issuer is empty", "claim is empty", "authority is 'http://provider.example'", "keys-file /does/not/exist cannot be read", "rules.a.value is empty" })
            Assert.Contains($"service-agent.access.tokens.{key}", output, StringComparison.Ordinal);
    }

    private static Task<RunningAgent> StartAsync(string keys) => RunningAgent.StartAsync($$"""
        service-agent.access.limits.failed-logins = 1000000
        service-agent.access.tokens { {{keys}}, audience = "{{TestProvider.Audience}}", {{Rules}} }
        """);

    private async Task<HttpStatusCode> Deploy(string id, string token) =>
        (await _agent.Post($"/service/{id}/deploy", """{"command":"exec sleep 1000"}""", Bearer(token))).Status;
}
