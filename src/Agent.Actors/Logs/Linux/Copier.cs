using System.Runtime.Versioning;

namespace Agent.Actors.Logs.Linux;

/// <summary>Gives every service that grows its turns, and sees to what comes of them. For the copying thread alone.</summary>
/// <remarks>
/// A service grows, and has turns; or it is quiet, and watched; or it is away, in the disk thread's hands; or it waits, after
/// trouble, to be tried again.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class Copier(CopyLoopOptions options, SpoolWatch watch, Absences absences, Setbacks setbacks, Ageing ageing, DiskQueue disk, Inbox inbox)
{
    /// <summary>So many services keep their files open between their turns.</summary>
    private const int MaxOpen = 256;

    private readonly CopyBuffers _buffers = new();
    private readonly HashSet<ServiceOutput> _growing = [];
    private readonly List<ServiceOutput> _turns = [];
    private readonly HashSet<ServiceOutput> _ended = [];
    private readonly Dictionary<ServiceOutput, TaskCompletionSource> _draining = [];
    private readonly Recurrences _recurrences = new(options.Warn);

    public bool HasGrowing => _growing.Count > 0;

    public void BeginInstance(ServiceOutput output)
    {
        _ended.Remove(output);
        output.MakeFolder();
        Look(output);
    }

    public void EndInstance(ServiceOutput output)
    {
        _ended.Add(output);
        _recurrences.Try($"end the last line of {output.Service}", output.EndLines, "Its next output goes on in it.");
        Look(output);
    }

    public void Look(ServiceOutput output)
    {
        if (!absences.IsAway(output) && !output.IsForgotten) _growing.Add(output);
    }

    public void Retry()
    {
        foreach (var output in setbacks.Waiting) Look(output);
    }

    /// <summary>Looks at those whose segments have grown old.</summary>
    public void RenewOld()
    {
        foreach (var output in ageing.TakeDue()) Look(output);
    }

    /// <param name="drained">Completes when all is copied, or cannot be for now.</param>
    public void Drain(ServiceOutput output, TaskCompletionSource drained)
    {
        _draining[output] = drained;
        Look(output);
    }

    public void Forget(ServiceOutput output)
    {
        output.Dispose();
        output.IsForgotten = true;
        _growing.Remove(output);
        _ended.Remove(output);
        EndDraining(output);
        ageing.Await(output, null);
        setbacks.End(output);
    }

    /// <summary>A turn for each service that grows.</summary>
    /// <returns>Whether there is more to copy at once.</returns>
    public bool Round()
    {
        _turns.Clear();
        _turns.AddRange(_growing);

        var hasMore = false;
        foreach (var output in _turns) hasMore |= TakeTurn(output);
        return hasMore;
    }

    /// <summary>There will be no turns any more.</summary>
    public void Close()
    {
        foreach (var output in _growing) output.Dispose();
        foreach (var drained in _draining.Values) drained.SetException(new ObjectDisposedException(nameof(LogPump)));
    }

    private bool TakeTurn(ServiceOutput output)
    {
        try
        {
            var result = output.Copy(_buffers);
            Follow(output, result);
            if (output.IsOpen && _growing.Count > MaxOpen) output.Dispose();
            return result == CopyResult.More;
        }
        catch (Exception e) when (Trouble.Is(e))
        {
            Fail(output, e);
            return false;
        }
    }

    private void Follow(ServiceOutput output, CopyResult result)
    {
        switch (result)
        {
            case CopyResult.Nothing:
                Rest(output);
                break;
            case CopyResult.NeedsRecovery:
                SendAway(output, output.Recover);
                break;
            case CopyResult.NeedsSegment:
                Rearrange(output, output.BeginSegment);
                break;
            default:
                setbacks.End(output);
                options.Grown(output.Service);
                Reclaim(output, isPausing: false);
                break;
        }
    }

    private void Rest(ServiceOutput output)
    {
        EndDraining(output);
        Reclaim(output, isPausing: true);
        output.Dispose();

        var agesIn = output.AgesIn;
        if (agesIn <= TimeSpan.Zero)
        {
            Rearrange(output, output.BeginSegment);
            return;
        }

        ageing.Await(output, agesIn);
        setbacks.End(output);

        if (_ended.Contains(output) && MustBeginGeneration(output)) Rearrange(output, output.BeginGeneration, changesSpools: true);
        else Watch(output);
    }

    // Without a watch, because there is a limit to their number, it is looked at every second.
    private void Watch(ServiceOutput output)
    {
        var isWatched = watch.TryArm(output);
        if (!isWatched) setbacks.Await(output);
        if (!isWatched || !output.HasNews()) _growing.Remove(output);
    }

    private void EndDraining(ServiceOutput output)
    {
        if (_draining.Remove(output, out var drained)) drained.SetResult();
    }

    private bool MustBeginGeneration(ServiceOutput output) =>
        output.Copied >= options.LargestGeneration && output.Lag() == 0;

    private void Reclaim(ServiceOutput output, bool isPausing)
    {
        if (!options.CanPunchHoles) return;

        foreach (var work in output.Reclaim(isPausing))
            disk.Add(() =>
            {
                _recurrences.Try($"give the copied output of {output.Service} back to the disk", work, "It is tried again with the next segment.");
                inbox.Post(() => Look(output)); // what was copied meanwhile may be worth it too
            });
    }

    private void Rearrange(ServiceOutput output, Action work, bool changesSpools = false) =>
        SendAway(
            output,
            () =>
            {
                try
                {
                    work();
                }
                finally
                {
                    options.Rearranged();
                }
            },
            changesSpools);

    private void SendAway(ServiceOutput output, Action work, bool changesSpools = false)
    {
        output.Dispose();
        _growing.Remove(output);
        absences.Send(output, work, changesSpools, failure => TakeBack(output, failure));
    }

    private void TakeBack(ServiceOutput output, Exception? failure)
    {
        if (failure is null) Look(output);
        else Fail(output, failure);
    }

    private void Fail(ServiceOutput output, Exception failure)
    {
        Trouble.Try(() => Reclaim(output, isPausing: true), _ => { }); // it may be the disk that is full; if not, it has been told
        output.Dispose();
        _growing.Remove(output);
        setbacks.Begin(output, failure);
        EndDraining(output);
    }
}
