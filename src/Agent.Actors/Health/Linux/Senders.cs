using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Health.Linux;

/// <summary>Who belongs to an instance, and so may speak for it.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Senders(string instance, IServiceProcess process)
{
    private const int MostAncestors = 64;

    public bool Include(Sender sender) => IsLeader(sender.Pid) || DescendsFromIt(sender.Pid) || BearsItsMark(sender);

    private bool IsLeader(int pid) => pid != 0 && pid == process.Id && !process.Exited.IsCompleted;

    // Nobody gets into another session or group than the one he was born in, but by leaving it.
    private bool DescendsFromIt(int pid)
    {
        for (var i = 0; i < MostAncestors && pid > 1 && pid != Environment.ProcessId; i++)
        {
            if (ProcessStat.TryRead(pid) is not { } stat) return false;
            if (IsItsNumber(stat.Session) || IsItsNumber(stat.Group)) return true;

            pid = stat.Parent;
        }

        return false;
    }

    private bool IsItsNumber(int number) => number != 0 && number == process.Id;

    // Anybody can give himself the mark. So it is believed only of somebody who could do to the instance whatever he likes.
    private bool BearsItsMark(Sender sender) =>
        sender.Pid > 1 && (sender.User == 0 || sender.User == ItsUser()) && new Evidence(sender.Pid).TryMark(out var mark) && mark == instance;

    private uint ItsUser()
    {
        try
        {
            return IsLeader(process.Id) ? FileOwner.Of($"/proc/{process.Id}") : Libc.EffectiveUser();
        }
        catch (SystemCallException e) when (e.Errno is Errno.ENOENT or Errno.ESRCH)
        {
            return Libc.EffectiveUser(); // it has just ended
        }
    }
}
