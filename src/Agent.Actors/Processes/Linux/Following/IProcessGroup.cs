namespace Agent.Actors.Processes.Linux;

/// <summary>The process group of an instance. Its number is its leader's.</summary>
internal interface IProcessGroup
{
    /// <summary>Whether the number would be free, and the way to reach the group with it, if its leader were reaped.</summary>
    bool NeedsLeader { get; }

    /// <summary>Whether the number is still that of this group, so that whoever bears it is a member.</summary>
    bool HoldsNumber { get; }

    /// <summary>Whether the system says that the group may have members, be it zombies.</summary>
    bool MayHaveMembers { get; }

    /// <summary>Whether <see cref="Send"/> reaches a member.</summary>
    bool Reaches(ProcessStat member);

    /// <returns>0, or the error number; a group without members is no error.</returns>
    int Send(int signal);
}
