using Agent.Actors.Processes;

namespace Agent.Actors.Specs.Documents;

public sealed record StopDocument
{
    public required string Signal { get; init; }

    public required decimal Grace { get; init; }

    internal static StopDocument Of(StopSpec spec) => new() { Signal = spec.Signal.Name, Grace = Seconds.Of(spec.Grace) };

    internal StopSpec ToSpec() => new() { Signal = SignalOf(Signal), Grace = Seconds.Read(Grace) };

    private static Signal SignalOf(string name) =>
        Processes.Signal.TryParse(name, out var signal) ? signal : throw new FormatException($"'{name}' is no signal");
}
