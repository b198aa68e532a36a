using System.Globalization;
using System.Text;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Logs;

/// <summary>A service's log, written by hand as the agent would write it.</summary>
internal sealed class LogFiles(string dataDirectory, string service)
{
    private readonly string _folder = Path.Combine(dataDirectory, "logs", service);
    private DateTimeOffset _now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private int _segment = 1;

    public static LogFiles Of(RunningAgent agent, string service) => new(Path.Combine(agent.Data, "agent"), service);

    public LogFiles Write(string text, string stream = "stdout", char tag = 'F') => Write(Encoding.UTF8.GetBytes(text), stream, tag);

    public LogFiles Write(byte[] text, string stream = "stdout", char tag = 'F')
    {
        Directory.CreateDirectory(_folder);
        _now += TimeSpan.FromSeconds(1);
        var stamp = _now.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture);

        using var file = new FileStream(PathOf(_segment), FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write([.. Encoding.ASCII.GetBytes($"{stamp} {stream} {tag} "), .. text, (byte)'\n']);
        return this;
    }

    public LogFiles Rotate()
    {
        _segment++;
        return this;
    }

    /// <summary>As a compressed segment that is not whole.</summary>
    public LogFiles Damage()
    {
        File.WriteAllBytes($"{PathOf(_segment)}.gz", [0x1f, 0x8b, 8]);
        File.Delete(PathOf(_segment));
        return this;
    }

    public void DeleteOldest() => File.Delete(Directory.GetFiles(_folder).Min(StringComparer.Ordinal)!);

    public void Delete() => Directory.Delete(_folder, recursive: true);

    private string PathOf(int segment) => Path.Combine(_folder, $"{segment:00000000}.1.0.0.log");
}
