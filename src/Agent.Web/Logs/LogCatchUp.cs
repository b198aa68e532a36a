using Agent.Actors.Logs;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Services;

namespace Agent.Web.Logs;

/// <summary>Waits until what a service has written is in its log, but not long: it may be in the middle of a line.</summary>
internal sealed class LogCatchUp(IServiceLogs logs, LogNews news, TimeProvider time)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    public async Task WaitAsync(ServiceId service, CancellationToken cancellation)
    {
        using var listener = news.Listen(service);
        var begun = time.GetTimestamp();

        while (logs.Lag(service) > 0 && time.GetElapsedTime(begun) is var elapsed && elapsed < Longest)
            await listener.WaitAsync(Longest - elapsed, time, cancellation);
    }
}
