using System.Net;
using Agent.Web.Access;
using Agent.Web.Access.Scopes;
using Agent.Web.CommandLine;
using Agent.Web.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agent.Web.Tests.Access.Scopes;

/// <summary>A route whose author has forgotten its scope.</summary>
public sealed class ClosedSpecs : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("agent-closed-");
    private WebApplication _app = null!;

    [Fact]
    public async Task A_route_that_names_no_scope_is_closed_also_to_who_may_do_everything()
    {
        using var http = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri("/named", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(new Uri("/forgotten", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync(new Uri("/nothing", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await http.DeleteAsync(new Uri("/named", UriKind.Relative))).StatusCode);
    }

    public async Task InitializeAsync()
    {
        var (settings, _) = AgentSettings.Load(new AgentArguments(Port: 0, Host: null, _data.FullName, ConfigFile: null, AllowAnonymous: false, AllowPlaintext: false));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddAccess(settings!);
        builder.Services.ConfigureHttpJsonOptions(options => AgentJson.Configure(options.SerializerOptions));

        _app = builder.Build();
        _app.UseAccess(settings!.Access);
        _app.MapGet("/named", () => "").Needs(Scope.Admin);
        _app.MapGet("/forgotten", () => "");
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
