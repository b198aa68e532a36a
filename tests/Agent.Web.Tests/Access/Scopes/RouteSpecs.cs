using Agent.Actors.Journal;
using Agent.Actors.Services;
using Agent.Web.Access.Scopes;
using Agent.Web.CommandLine;
using Agent.Web.Configuration;
using Agent.Web.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Agent.Web.Tests.Access.Scopes;

/// <summary>Of the agent as it is put together for real.</summary>
public sealed class RouteSpecs : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("agent-routes-");
    private JournalThread _journal = null!;
    private WebApplication _agent = null!;

    [Fact]
    public void Every_route_but_that_of_health_names_its_scope()
    {
        Assert.All(Routes, route => Assert.True(
            route.Metadata.GetMetadata<NeedsScopeAttribute>() is not null || route.RoutePattern.RawText is "/health",
            route.DisplayName));
    }

    [Fact]
    public void Nothing_but_health_is_open() =>
        Assert.Equal(["/health"], Routes.Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(route => route.RoutePattern.RawText));

    [Fact]
    public void The_service_that_a_route_is_about_is_where_its_scope_looks_for_it() =>
        Assert.All(Routes.SelectMany(route => route.RoutePattern.Parameters), parameter => Assert.Equal(RouteScopes.Service, parameter.Name));

    [Fact]
    public void What_a_route_asks_for_is_as_documented() => Assert.Equal(
        KnownRoute.All.Select(route => route.ToString()).Order(StringComparer.Ordinal),
        Routes.Where(route => route.RoutePattern.RawText is not "/health").Select(Describe).Order(StringComparer.Ordinal));

    public Task InitializeAsync()
    {
        var (settings, errors) = AgentSettings.Load(new AgentArguments(Port: 0, Host: null, _data.FullName, ConfigFile: null, AllowAnonymous: false, AllowPlaintext: false));
        Assert.Empty(errors);

        _journal = JournalThread.Start(JournalFile.Open(_data.FullName, settings!.Agent.Journal, settings.Agent.Defaults));
        _agent = AgentApplication.Build(settings, _journal, new HashSet<ServiceId>());
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await _agent.DisposeAsync();
        await _journal.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private IReadOnlyList<RouteEndpoint> Routes =>
        [.. ((IEndpointRouteBuilder)_agent).DataSources.SelectMany(source => source.Endpoints).Cast<RouteEndpoint>()];

    private static string Describe(RouteEndpoint route)
    {
        var needs = route.Metadata.GetMetadata<NeedsScopeAttribute>();
        var method = Assert.Single(route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods);

        return $"{method} {route.RoutePattern.RawText} {needs?.Scope}{(needs?.ForAll is true ? " for all" : "")}";
    }
}
