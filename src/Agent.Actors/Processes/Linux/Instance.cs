using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>What the census knows of one launched instance.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Instance(Leader leader, IProcessGroup group, string? mark, FileIdentity[] spools)
{
    public Leader Leader { get; } = leader;

    public IProcessGroup Group { get; } = group;

    public string? Mark { get; } = mark;

    public FileIdentity[] Spools { get; } = spools;

    public TaskCompletionSource<ProcessExit> Exited { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Emptied { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    // The rest belongs to the census' thread.

    public HashSet<Member> Members { get; } = [];

    public bool LeaderHasEnded { get; set; }

    public bool IsBeingKilled { get; set; }

    public bool IsEmptied { get; set; }
}
