using System.Runtime.Versioning;

namespace Agent.Actors.Logs.Linux;

/// <summary>Services whose files are in the disk thread's hands: whatever is asked of them meanwhile waits, in order.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Absences(DiskQueue disk, Inbox inbox)
{
    private readonly Dictionary<ServiceOutput, Absence> _away = [];

    public bool Any => _away.Count > 0;

    public bool IsAway(ServiceOutput output) => _away.ContainsKey(output);

    /// <param name="changesSpools">No instance may be launched meanwhile.</param>
    /// <param name="back">Gets why the work failed, if it did, before what has waited is done.</param>
    public void Send(ServiceOutput output, Action work, bool changesSpools, Action<Exception?> back)
    {
        _away[output] = new Absence(changesSpools);

        disk.Add(() =>
        {
            Exception? failure = null;
            Trouble.Try(work, e => failure = e);
            inbox.Post(() => TakeBack(output, () => back(failure)));
        });
    }

    /// <summary>Does it when the service is here, and all that was asked before is done.</summary>
    /// <param name="mayOvertake">At once, where that does no harm.</param>
    public void DoInOrder(ServiceOutput output, Action action, bool mayOvertake = false)
    {
        if (!_away.TryGetValue(output, out var absence) || (mayOvertake && absence.MayBeOvertaken)) action();
        else absence.Later.Enqueue(action);
    }

    private void TakeBack(ServiceOutput output, Action back)
    {
        _away.Remove(output, out var absence);
        back();
        while (absence!.Later.TryDequeue(out var action)) DoInOrder(output, action);
    }

    private sealed class Absence(bool changesSpools)
    {
        public Queue<Action> Later { get; } = [];

        /// <summary>Whether an instance may be launched all the same.</summary>
        public bool MayBeOvertaken => !changesSpools && Later.Count == 0;
    }
}
