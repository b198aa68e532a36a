using System.Globalization;

namespace Agent.CrashTests.Observations;

/// <summary>The log of a service as its lines tell it: every instance's are numbered from 1, without gap or double, and in one piece.</summary>
internal sealed class NumberedLog
{
    private readonly Dictionary<string, int> _lines = [];
    private readonly List<string> _instances = [];
    private bool _isTorn;

    private NumberedLog()
    {
    }

    public IReadOnlyList<string> Instances => _instances;

    public int LinesOf(string instance) => _lines.GetValueOrDefault(instance);

    /// <exception cref="FormatException">Tells the first line that is not as it should be.</exception>
    public static NumberedLog Parse(string text)
    {
        var log = new NumberedLog();
        foreach (var line in text.Split('\n', StringSplitOptions.None).SkipLast(1)) log.Add(line);
        return log;
    }

    private void Add(string line)
    {
        if (_instances.Count > 0 && !_isTorn && line == Next) _lines[_instances[^1]]++;
        else if (_instances.Count > 0 && !_isTorn && Next.StartsWith(line, StringComparison.Ordinal) && line.Length > 0) _isTorn = true; // killed in the middle of a write
        else Begin(line);
    }

    private string Next => string.Create(CultureInfo.InvariantCulture, $"{_instances[^1]} {_lines[_instances[^1]] + 1}");

    private void Begin(string line)
    {
        var expected = _instances.Count == 0 ? "the first line of an instance" : $"'{Next}', or the first line of another instance";

        if (line.Split(' ') is not [{ Length: 16 } instance, "1"] || !_lines.TryAdd(instance, 1))
            throw new FormatException($"the log has '{line}' where {expected} should be");

        _instances.Add(instance);
        _isTorn = false;
    }
}
