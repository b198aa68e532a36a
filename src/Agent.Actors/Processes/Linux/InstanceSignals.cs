using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Signals to everything that is known of an instance: its group, and each member that has left it.</summary>
[SupportedOSPlatform("linux")]
internal sealed class InstanceSignals(Action<string> warn)
{
    /// <summary>Asks each process once: a second SIGTERM makes some programs give up their clean end.</summary>
    public void Terminate(Instance instance)
    {
        var outsiders = instance.Members.Where(member => !instance.Group.Reaches(member.Stat)).ToList();

        Send(instance, Libc.SIGTERM, outsiders);
        Send(instance, Libc.SIGCONT, outsiders); // a stopped process sees the request only when it goes on
    }

    public void Kill(Instance instance) => Send(instance, Libc.SIGKILL, instance.Members);

    public void Kill(Member member) => Send(member, Libc.SIGKILL);

    private void Send(Instance instance, int signal, IEnumerable<Member> members)
    {
        WarnIfRefused(instance.Group.Send(signal), signal, $"process group {instance.Number} of instance {instance.Mark}");

        foreach (var member in members)
            Send(member, signal);
    }

    private void Send(Member member, int signal) =>
        WarnIfRefused(member.Descriptor.Send(signal, flags: 0), signal, $"process {member.Stat.Pid} of instance {member.Instance.Mark}");

    // A process that has gone is what was wanted. Others refuse when they run as somebody else.
    private void WarnIfRefused(int errno, int signal, string target)
    {
        if (errno is not (0 or Errno.ESRCH))
            warn($"Cannot send signal {signal} to {target}: {Marshal.GetPInvokeErrorMessage(errno)}. Run the agent as root, or as the user of its services.");
    }
}
