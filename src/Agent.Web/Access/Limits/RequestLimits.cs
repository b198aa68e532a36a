using System.Globalization;
using System.Threading.RateLimiting;
using Agent.Web.Access.Callers;
using Agent.Web.Languages;
using Agent.Web.Problems;
using Microsoft.AspNetCore.RateLimiting;

namespace Agent.Web.Access.Limits;

/// <summary>Bounds on how many requests come, and how many are under way.</summary>
internal static class RequestLimits
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Before anybody is asked who he is.</summary>
    public static void UseAddressLimits(this IApplicationBuilder app, LimitOptions limits)
    {
        app.UseConcurrencyLimit(limits.RequestsAtATime);
        app.UseRateLimit(limits.PerAddress, context => AddressPartition.Of(context.Connection.RemoteIpAddress));
    }

    /// <summary>When it is known who calls.</summary>
    public static void UseCallerLimits(this IApplicationBuilder app, LimitOptions limits) => app.UseRateLimit(
        limits.PerCaller,
        context => context.User.Identity is CallerIdentity { Caller: var caller } ? $"{caller.Means} {caller.Name}" : null);

    public static void RetryAfter(this HttpResponse response, TimeSpan wait) =>
        response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private static void UseConcurrencyLimit(this IApplicationBuilder app, int limit)
    {
        var slots = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = limit });

        app.Use(async (context, next) =>
        {
            using var slot = slots.AttemptAcquire();

            if (slot.IsAcquired)
                await next(context);
            else
                await Refuse(context, ProblemKind.Overloaded, Second);
        });
    }

    // Only where it is asked for: the framework's partitions keep a timer running.
    private static void UseRateLimit(this IApplicationBuilder app, int perSecond, Func<HttpContext, string?> partition)
    {
        if (perSecond == 0)
            return;

        app.UseRateLimiter(new RateLimiterOptions
        {
            GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(partition(context), perSecond)),
            OnRejected = (rejected, _) => new ValueTask(Refuse(
                rejected.HttpContext, ProblemKind.TooManyRequests, rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : Second)),
        });
    }

    private static RateLimitPartition<string> Partition(string? key, int perSecond) => key is null
        ? RateLimitPartition.GetNoLimiter("")
        : RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = perSecond,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = Second,
        });

    private static Task Refuse(HttpContext context, ProblemKind kind, TimeSpan wait)
    {
        context.Response.RetryAfter(wait);
        return Problem.Of(kind, context.Request.PreferredLanguage()).ExecuteAsync(context);
    }
}
