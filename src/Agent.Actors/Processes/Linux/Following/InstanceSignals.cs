using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Signals to everything that is known of an instance: its group, and each member that has left it.</summary>
[SupportedOSPlatform("linux")]
internal sealed class InstanceSignals(Action<string> warn)
{
    // Read when the agent starts: later there may be no descriptor left for it.
    private readonly int? _ownGroup = ProcessStat.TryRead(Environment.ProcessId)?.Group;

    /// <summary>Each process gets each signal once: a second SIGTERM makes some programs give up their clean end.</summary>
    public void Send(Instance instance, IEnumerable<Signal> signals)
    {
        var outsiders = instance.Members.Where(member => !instance.Group.Reaches(member.Stat)).ToList();

        foreach (var signal in signals)
            Send(instance, signal.Number, outsiders);
    }

    public void SendToLeader(Instance instance, Signal signal)
    {
        if (instance is { LeaderHasEnded: false, Leader: { } leader })
            WarnIfRefused(leader.Descriptor.Send(signal.Number, flags: 0), signal.Number, $"process {leader.Pid} of instance {instance.Mark}");
    }

    /// <summary>Lets nothing of it run on. Only what is killed afterwards may be treated so.</summary>
    public void Freeze(Instance instance)
    {
        if (instance.Number != _ownGroup) SendToGroup(instance, Libc.SIGSTOP); // an agent that was started from within a service

        foreach (var member in instance.Members)
            Freeze(member);
    }

    public void Freeze(Member member) => Send(member, Libc.SIGSTOP);

    // The newest first: a group of frozen processes goes on when the last parent that it has in its session ends.
    public void Kill(Instance instance)
    {
        foreach (var member in instance.Members.OrderByDescending(member => member.Stat.Started))
            Send(member, Libc.SIGKILL);

        SendToGroup(instance, Libc.SIGKILL);
        if (instance.ControlGroup is { } group) WarnIfRefused(group.TryKill(), Libc.SIGKILL, $"the control group of instance {instance.Mark}");
    }

    private void Send(Instance instance, int signal, IEnumerable<Member> members)
    {
        SendToGroup(instance, signal);

        foreach (var member in members)
            Send(member, signal);
    }

    private void SendToGroup(Instance instance, int signal) =>
        WarnIfRefused(instance.Group.Send(signal), signal, $"process group {instance.Number} of instance {instance.Mark}");

    private void Send(Member member, int signal) =>
        WarnIfRefused(member.Descriptor.Send(signal, flags: 0), signal, $"process {member.Stat.Pid} of instance {member.Instance.Mark}");

    // A process that has gone is what was wanted. Others refuse when they run as somebody else.
    private void WarnIfRefused(int errno, int signal, string target)
    {
        if (errno is not (0 or Errno.ESRCH or Errno.ENOENT))
            warn($"Cannot send signal {signal} to {target}: {Marshal.GetPInvokeErrorMessage(errno)}. Run the agent as root, or as the user of its services.");
    }
}
