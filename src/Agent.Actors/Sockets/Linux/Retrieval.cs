using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;
using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Actors.Sockets.Linux;

/// <summary>Takes sockets back out of the process that an agent before this one has given them to, or out of what has come of it.</summary>
/// <remarks>
/// pidfd_getfd(2) makes a copy, which the process does not notice. It takes the permission to trace the process: root has
/// it, and so has the process' own user, unless the process or the system (kernel.yama.ptrace_scope) forbids it.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class Retrieval
{
    private const int FirstPassed = 3;

    // Each that is looked into costs a descriptor and a place on the stack, and a service decides how long a chain it is.
    private const int Generations = 64;

    private readonly IReadOnlyList<ListenAddress> _wanted;
    private readonly int? _leader;
    private int? _refusal;

    private Retrieval(IReadOnlyList<ListenAddress> wanted, int? leader)
    {
        _wanted = wanted;
        _leader = leader;
    }

    public Dictionary<ListenAddress, ListenDescriptor> Found { get; } = [];

    /// <param name="leader"><see langword="null"/> if there is none to look at.</param>
    public static Retrieval From(ProcessIdentity? leader, IReadOnlyList<ListenAddress> wanted)
    {
        var retrieval = new Retrieval(wanted, leader?.Id);
        if (leader is null || FoundLeader.Of(leader).Descriptor is not { } descriptor) return retrieval;

        using (descriptor)
            retrieval.LookAt(leader.Id, descriptor, Generations);

        return retrieval;
    }

    /// <summary>Why there is nothing, for whoever cannot listen anew either.</summary>
    public string Describe(ServiceId service, ListenAddress address) => (_leader, _refusal) switch
    {
        (null, _) => $"Nothing of service '{service}' is left that has its socket {address}.",
        (_, { } errno) => $"The socket {address} of service '{service}' could not be taken back from process {_leader}: {Marshal.GetPInvokeErrorMessage(errno)}.",
        _ => $"The socket {address} of service '{service}' was not found in process {_leader} or its children.",
    };

    /// <param name="generations">How many are looked at, with this one.</param>
    private void LookAt(int pid, PidFd process, int generations)
    {
        foreach (var number in Candidates(pid))
            if (!IsComplete && TryCopy(process, number) is { } descriptor)
                Take(descriptor);

        if (generations == 1) return;

        foreach (var child in Descendants.ChildrenOf(pid))
            if (!IsComplete)
                LookAtChild(child, pid, process, generations - 1);
    }

    private bool IsComplete => Found.Count == _wanted.Count;

    // Where /proc does not let us look, an attempt at where they were put tells why.
    private IEnumerable<int> Candidates(int pid) =>
        Descriptors.SocketsOf(pid).Select(socket => socket.Number).ToList() is { Count: > 0 } sockets
            ? sockets
            : Enumerable.Range(FirstPassed, _wanted.Count);

    // Only if the parent has its number still, the child is a child of this parent; and only then it is the instance's.
    private void LookAtChild(int pid, int parent, PidFd parentProcess, int generations)
    {
        if (PidFd.TryOpen(pid) is not { } process) return;

        using (process)
            if (ProcessStat.TryRead(pid)?.Parent == parent && parentProcess.HoldsNumber && process.HoldsNumber)
                LookAt(pid, process, generations);
    }

    private ListenDescriptor? TryCopy(PidFd process, int number)
    {
        var copy = SocketCalls.GetDescriptor(process, number);
        if (copy >= 0) return ListenDescriptor.Of(copy);

        var errno = Marshal.GetLastPInvokeError();
        if (errno is not (Errno.EBADF or Errno.ESRCH)) _refusal = errno;
        return null;
    }

    private void Take(ListenDescriptor descriptor)
    {
        if (_wanted.FirstOrDefault(address => descriptor.ListensOn(NativeAddress.Of(address))) is not { } address || !Found.TryAdd(address, descriptor))
            descriptor.Dispose();
    }
}
