using System.IO.Pipelines;
using Agent.Actors.Logs.Reading;
using Agent.Web.Languages;

namespace Agent.Web.Logs;

/// <summary>Writes one log to one caller, block by block, as fast as he takes it.</summary>
/// <param name="stall">How long he may take nothing; infinite leaves that to the server.</param>
internal sealed class LogTransfer(LogReading reading, LogFormat format, PipeWriter to, Language language, TimeSpan stall, TimeProvider time)
{
    // For a last word to somebody who takes nothing: it may be that he only pauses.
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    /// <summary>Writes what there is.</summary>
    /// <returns>Why there is no more for ever, or <see langword="null"/>: for now.</returns>
    public async Task<CutReason?> WriteAsync(CancellationToken cancellation)
    {
        while (true)
        {
            switch (await reading.AdvanceAsync(cancellation))
            {
                case LogProgress.End:
                    return null;
                case LogProgress.Deleted:
                    return CutReason.Deleted;
                case LogProgress.Forgotten:
                    return CutReason.Forgotten;
            }

            if (WriteBlock() && !await FlushAsync(stall, cancellation))
                return CutReason.Stalled;
        }
    }

    /// <summary>Writes the same as <see cref="WriteAsync"/>, and goes on whenever there is news, until the token ends it.</summary>
    public async Task<CutReason> FollowAsync(LogListener news, TimeSpan heartbeat, CancellationToken cancellation)
    {
        while (true)
        {
            if (await WriteAsync(cancellation) is { } reason)
                return reason;

            if (!await news.WaitAsync(heartbeat, time, cancellation) && !await BeatAsync(cancellation))
                return CutReason.Stalled;
        }
    }

    public void WriteGap()
    {
        if (reading.Gap is { } gap)
            format.WriteGap(to, gap, LogTexts.Gap.In(language));
    }

    /// <summary>Says why there is no more.</summary>
    /// <returns><see langword="false"/>: he does not take that either.</returns>
    public Task<bool> CutAsync(CutReason reason, CancellationToken cancellation)
    {
        format.WriteCut(to, reason, reason.Text.In(language));
        return FlushAsync(Farewell, cancellation);
    }

    private bool WriteBlock()
    {
        var any = false;

        while (reading.TryRead(out var line))
        {
            format.WriteLine(to, line);
            any = true;
        }

        return any;
    }

    private Task<bool> BeatAsync(CancellationToken cancellation)
    {
        format.WriteHeartbeat(to);
        return FlushAsync(stall, cancellation);
    }

    private async Task<bool> FlushAsync(TimeSpan patience, CancellationToken cancellation)
    {
        var flush = to.FlushAsync(cancellation);

        if (flush.IsCompletedSuccessfully)
            return true;

        try
        {
            await flush.AsTask().WaitAsync(patience, time, cancellation);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
