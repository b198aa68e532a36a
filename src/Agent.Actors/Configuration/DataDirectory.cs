namespace Agent.Actors.Configuration;

/// <summary>The one directory that holds everything the agent keeps.</summary>
public static class DataDirectory
{
    /// <summary><paramref name="setting"/>, or, where it is empty, the place that is usual for the agent's user.</summary>
    public static string Resolve(string setting) => Path.GetFullPath(setting.Length > 0 ? setting : Default());

    private static string Default() =>
        Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows()
            ? "/var/lib/service-agent"
            : Path.Combine(StateHome(), "service-agent");

    // https://specifications.freedesktop.org/basedir-spec: relative paths are to be ignored.
    private static string StateHome() =>
        Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { } home && Path.IsPathRooted(home)
            ? home
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state");
}
