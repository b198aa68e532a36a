using Agent.Actors.Logs.Reading;
using Agent.Actors.Services;
using Agent.Web.Configuration;
using Agent.Web.Languages;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Agent.Web.Logs;

/// <summary>Answers with a log: what there is of it, or that and all that comes.</summary>
internal sealed class LogAnswers(ServiceLogs logs, LogNews news, FollowOptions options, TimeProvider time, IHostApplicationLifetime host, ILogger<LogAnswers> log)
{
    public async Task ReadAsync(HttpContext context, ServiceId service, LogQuery query, LogFormat format)
    {
        await using var reading = await logs.OpenAsync(service, query, context.RequestAborted);
        var transfer = Begin(context, reading, format, Timeout.InfiniteTimeSpan);

        await EndAsync(context, service, transfer, await GuardAsync(service, () => transfer.WriteAsync(context.RequestAborted)));
    }

    /// <summary>Ends when the agent does.</summary>
    public async Task FollowAsync(HttpContext context, ServiceId service, LogQuery query, LogFormat format)
    {
        using var listener = news.Listen(service);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        await using var reading = await logs.OpenAsync(service, query, ending.Token);
        var transfer = Begin(context, reading, format, options.Stall);

        try
        {
            // Whoever waits for the first line is to know that he does.
            await context.Response.BodyWriter.FlushAsync(ending.Token);
            await EndAsync(context, service, transfer, await GuardAsync(service, () => Follow(transfer, listener, ending.Token)));
        }
        catch (OperationCanceledException) when (host.ApplicationStopping.IsCancellationRequested)
        {
            log.LogDebug("No more of the log of {ServiceId:l}: the agent ends", service);
        }
    }

    private async Task<CutReason?> Follow(LogTransfer transfer, LogListener listener, CancellationToken cancellation) =>
        await transfer.FollowAsync(listener, options.Heartbeat, cancellation);

    private LogTransfer Begin(HttpContext context, LogReading reading, LogFormat format, TimeSpan stall)
    {
        var response = context.Response;
        response.ContentType = format.ContentType;
        response.Headers.CacheControl = "no-store";
        response.Headers[LogHeaders.AccelBuffering] = "no";

        // Kestrel's own patience is shorter, and it says nothing.
        if (stall != Timeout.InfiniteTimeSpan && context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
            rate.MinDataRate = null;

        var transfer = new LogTransfer(reading, format, response.BodyWriter, context.Request.PreferredLanguage(), stall, time);
        transfer.WriteGap();
        return transfer;
    }

    private async Task<CutReason?> GuardAsync(ServiceId service, Func<Task<CutReason?>> write)
    {
        try
        {
            return await write();
        }
        catch (Exception e) when (ServiceLogs.IsUnreadable(e))
        {
            log.LogError(e, "The log of {ServiceId:l} cannot be read", service);
            return CutReason.Unreadable;
        }
    }

    private async Task EndAsync(HttpContext context, ServiceId service, LogTransfer transfer, CutReason? reason)
    {
        if (reason is null)
            return;

        log.LogInformation("A reader of the log of {ServiceId:l} is cut off: {Reason:l}", service, reason.Code);

        if (!await transfer.CutAsync(reason, context.RequestAborted))
            context.Abort();
    }
}
