using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// A thread that can gain no privileges by executing a program, nor can what it spawns (PR_SET_NO_NEW_PRIVS). The other
/// threads of the agent keep what they have.
/// </summary>
/// <remarks>
/// It lives as long as the agent: were it to end, children that asked for a signal when their parent dies
/// (PR_SET_PDEATHSIG) would get it.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class PrivilegeLock
{
    private readonly WorkQueue _work = new();

    public PrivilegeLock() => BackgroundThread.Start("spawn locked", Run);

    /// <summary>Sleeps until the spawn is done. What follows it is the caller's: no thread that it starts inherits the lock.</summary>
    /// <exception cref="SystemCallException">There is no child.</exception>
    public int Spawn(Func<int> spawn)
    {
        var birth = new LockedBirth(spawn);
        _work.Add(birth.Run);
        return birth.Await();
    }

    private void Run()
    {
        while (true)
            _work.Take()();
    }
}
