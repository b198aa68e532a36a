using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Configuration;

/// <summary>The user that the agent runs as.</summary>
public static class AgentUser
{
    /// <summary><see langword="null"/> where users have no numbers.</summary>
    public static uint? Id => OperatingSystem.IsLinux() ? Libc.EffectiveUser() : null;

    /// <exception cref="IOException">It is out of reach.</exception>
    public static uint? OwnerOf(string path) => OperatingSystem.IsLinux() ? FileOwner.Of(path) : null;
}
