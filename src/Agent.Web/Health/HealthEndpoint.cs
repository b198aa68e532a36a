using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Web.Health;

internal static class HealthEndpoint
{
    private static readonly Ok<HealthView> Healthy = TypedResults.Ok(new HealthView("ok", "Service agent is running"));

    public static void MapHealth(this IEndpointRouteBuilder app) => app.MapGet("/health", () => Healthy).AllowAnonymous();
}
