using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>What the census knows of one instance.</summary>
/// <param name="leader"><see langword="null"/> if the instance was taken over when that was already gone.</param>
[SupportedOSPlatform("linux")]
internal sealed class Instance(Leader? leader, IProcessGroup group, string? mark, FileIdentity[] spools)
{
    private bool _isBeingKilled;

    public Leader? Leader { get; } = leader;

    public IProcessGroup Group { get; } = group;

    public string? Mark { get; } = mark;

    public FileIdentity[] Spools { get; } = spools;

    /// <summary><see langword="null"/> where there are none, or it was launched without.</summary>
    public ControlGroup? ControlGroup { get; init; }

    /// <summary>Its leader's number, and so that of its group and session; <see langword="null"/> if it was never known.</summary>
    public int? Number { get; init; } = leader?.Pid;

    /// <summary>When its leader started; 0 if that is not known. Nothing of the instance is older.</summary>
    public long Started { get; init; }

    /// <summary>What its processes left before became somebody else's, so the agent's orphans do not show all of it.</summary>
    public bool IsTakenOver { get; init; }

    public TaskCompletionSource<ProcessExit> Exited { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Emptied { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Set by the census before it kills anything.</summary>
    public bool IsBeingKilled
    {
        get => Volatile.Read(ref _isBeingKilled);
        set => Volatile.Write(ref _isBeingKilled, value);
    }

    // The rest belongs to the census' thread.

    public HashSet<Member> Members { get; } = [];

    public bool LeaderHasEnded { get; set; }

    /// <summary>For how many looks it has been frozen because there may be more of it.</summary>
    public int FrozenLooks { get; set; }

    public bool IsEmptied { get; set; }

    public bool IsLedBy(int pid) => Leader is { } leader && leader.Pid == pid && leader.Descriptor.HoldsNumber;
}
