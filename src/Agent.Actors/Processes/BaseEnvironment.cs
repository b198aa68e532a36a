namespace Agent.Actors.Processes;

/// <summary>
/// What a service sees of the agent's environment: the variables that the setting <c>environment.pass</c> names, and a
/// <c>PATH</c> with the standard directories appended where they are missing.
/// </summary>
public sealed class BaseEnvironment
{
    private static readonly string[] StandardPath =
        ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    private static readonly string[] OfUser = ["HOME", "LOGNAME", "SHELL", "USER", "TMPDIR", "XDG_RUNTIME_DIR"];

    private readonly Dictionary<string, string> _variables;

    public BaseEnvironment(IReadOnlyDictionary<string, string> agent, IEnumerable<string> pass)
    {
        _variables = pass.Where(agent.ContainsKey).Distinct().ToDictionary(name => name, name => agent[name]);
        _variables["PATH"] = CompletePath(_variables.GetValueOrDefault("PATH", ""));
    }

    /// <summary>The whole environment of one instance: this, what its spec adds, and its mark.</summary>
    /// <param name="isSomebodyElse">Whether it runs as a user of its own: nothing that tells of the agent's is passed on.</param>
    public IReadOnlyDictionary<string, string> For(IReadOnlyDictionary<string, string> spec, string instance, bool isSomebodyElse)
    {
        var environment = _variables.Where(variable => !isSomebodyElse || !OfUser.Contains(variable.Key)).ToDictionary();

        foreach (var (name, value) in spec)
            environment[name] = value;

        environment[InstanceMark.Variable] = instance;
        return environment;
    }

    internal static string CompletePath(string path)
    {
        var present = path.Split(':', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(':', present.Concat(StandardPath.Except(present)));
    }
}
