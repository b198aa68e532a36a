using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>What became of a leader.</summary>
/// <param name="Number">
/// That of its group and session, unless it is somebody else's by now; <see langword="null"/> if it is, or is not known.
/// </param>
/// <param name="Descriptor"><see langword="null"/> if it is gone.</param>
[SupportedOSPlatform("linux")]
internal sealed record FoundLeader(ProcessIdentity Identity, int? Number, PidFd? Descriptor, int Parent)
{
    public static FoundLeader None(string bootId) => new(new ProcessIdentity(0, 0, bootId), null, null, 0);

    /// <summary>Opened first and compared then: what has the same number now, or later, is not taken for it.</summary>
    public static FoundLeader Of(ProcessIdentity identity)
    {
        // The group may live on without it, and keep the number.
        if (PidFd.TryOpen(identity.Id) is not { } descriptor) return new(identity, identity.Id, null, 0);

        if (ProcessStat.TryRead(identity.Id) is { } stat && stat.Started == identity.StartTicks && descriptor.HoldsNumber)
            return new(identity, identity.Id, descriptor, stat.Parent);

        descriptor.Dispose();
        return new(identity, Number: null, null, 0);
    }

    /// <summary>A predecessor that was PID 1, or was replaced without a new process, has left its children to this agent.</summary>
    public Leader? Adopt(Children children)
    {
        if (Descriptor is null) return null;
        if (Parent != Environment.ProcessId) return new FosteredLeader(Identity.Id, Descriptor);

        var leader = new ChildLeader(Identity.Id, Descriptor);
        children.Register(leader);
        return leader;
    }
}
