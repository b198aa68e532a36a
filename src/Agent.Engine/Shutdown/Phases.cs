using Akka.Configuration;

namespace Akka.Actor;

/// <summary>The phases of the coordinated shutdown, each after those that it depends on.</summary>
internal sealed class Phases
{
    private readonly Dictionary<string, Phase> _byName;
    private readonly List<Phase> _inOrder = [];

    private Phases(Dictionary<string, Phase> byName)
    {
        _byName = byName;
        foreach (var phase in byName.Values) Append(phase, []);
    }

    public static Phases From(Config config)
    {
        var defaultTimeout = config.GetTimeSpan("default-phase-timeout");
        var phases = config.GetConfig("phases")!;
        return new Phases(phases.AsEnumerable()
            .Select(entry => Phase.From(entry.Key, phases.GetConfig(entry.Key) ?? Config.Empty, defaultTimeout))
            .ToDictionary(phase => phase.Name));
    }

    public IEnumerable<Phase> From(string? first)
    {
        if (first is null) return _inOrder;

        var start = Check(first);
        return _inOrder.SkipWhile(phase => phase != start);
    }

    public Phase Check(string name) => _byName.GetValueOrDefault(name)
        ?? throw new ConfigurationException($"Unknown phase [{name}], known phases [{string.Join(',', _byName.Keys)}]. All phases must be defined in configuration.");

    private void Append(Phase phase, HashSet<string> dependents)
    {
        if (_inOrder.Contains(phase)) return;

        if (!dependents.Add(phase.Name))
            throw new ArgumentException($"Cycle among the shutdown phases at [{phase.Name}]");

        foreach (var name in phase.DependsOn) Append(Check(name), dependents);

        dependents.Remove(phase.Name);
        _inOrder.Add(phase);
    }
}
