namespace Agent.Actors.Processes;

/// <summary>
/// Where the operating system begins. What it launches it can signal and kill as a whole, it says when nothing of it
/// is left, and it never signals anything else.
/// </summary>
public interface IProcessHost
{
    /// <summary>
    /// Looks for what would make this launch fail because of the request itself: no such program, not executable,
    /// no such directory, an argument longer than the system takes. Nothing is changed. Off the caller's thread.
    /// </summary>
    /// <returns>Every mistake found; none if the launch may be tried.</returns>
    Task<IReadOnlyList<string>> CheckAsync(Launch launch);

    /// <summary>Starts a program in a session and process group of its own, off the caller's thread.</summary>
    /// <returns>The running process, once the system has executed its program.</returns>
    /// <exception cref="LaunchException">The system refused; nothing was started and nothing is left behind.</exception>
    Task<IServiceProcess> LaunchAsync(Launch launch);

    ProcessMembership Membership { get; }

    /// <summary>What an instance takes at this moment. Off the caller's thread.</summary>
    /// <returns><see langword="null"/> if it is in no control group, or gone, or the system does not tell at the moment.</returns>
    Task<GroupUsage?> UsageAsync(string service, string instance);

    /// <summary>Names the present boot of the system: processes of another one are gone.</summary>
    string BootId { get; }

    /// <summary>
    /// Follows instances that an agent before this one has launched: nothing is started, signalled or changed. What
    /// has ended meanwhile says so by <see cref="IServiceProcess.Exited"/> and, if nothing else of the instance lives,
    /// by <see cref="IServiceProcess.Emptied"/>, at once or soon. A process that cannot be proven to be the instance's
    /// is never touched.
    /// </summary>
    /// <returns>One process for each trace, in their order.</returns>
    /// <exception cref="IOException">The system is out of descriptors or memory.</exception>
    Task<IReadOnlyList<IServiceProcess>> TakeOverAsync(IReadOnlyList<InstanceTrace> traces);

    /// <inheritdoc cref="TakeOverAsync(IReadOnlyList{InstanceTrace})"/>
    async Task<IServiceProcess> TakeOverAsync(InstanceTrace trace) => (await TakeOverAsync([trace]))[0];
}
