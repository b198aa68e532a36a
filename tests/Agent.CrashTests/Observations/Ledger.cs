namespace Agent.CrashTests.Observations;

/// <summary>What the instances of a service have written for sure, the oldest first.</summary>
internal sealed class Ledger
{
    private readonly List<string> _instances = [];
    private readonly Dictionary<string, int> _lines = [];

    private Ledger()
    {
    }

    public IReadOnlyList<string> Instances => _instances;

    public static Ledger Read(string file)
    {
        var ledger = new Ledger();
        if (!File.Exists(file)) return ledger;

        var text = File.ReadAllText(file);
        foreach (var line in text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries)) ledger.Add(line.Split(' '));
        return ledger;
    }

    public int LinesOf(string instance) => _lines.GetValueOrDefault(instance);

    private void Add(string[] entry)
    {
        if (_lines.TryAdd(entry[0], 0)) _instances.Add(entry[0]);
        _lines[entry[0]] = int.Parse(entry[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
