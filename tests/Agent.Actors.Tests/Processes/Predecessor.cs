using System.Runtime.Versioning;
using Agent.Actors.Processes;

namespace Agent.Actors.Tests.Processes;

/// <summary>What an agent before this one would do: it launches instances, each by a line for the shell, and is killed.</summary>
internal sealed class Predecessor
{
    private readonly string _folder;
    private readonly List<(string Mark, string Line)> _launches;

    public Predecessor(string folder, IEnumerable<string> lines)
    {
        _folder = folder;
        _launches = [.. lines.Select(line => (Guid.NewGuid().ToString("N"), line))];
        _launches.ForEach(launch => MakeFiles(launch.Mark));
    }

    /// <summary>A line for the shell that does all this. It tells the number of each leader.</summary>
    public string Run()
    {
        var script = Path.Combine(_folder, $"predecessor-{_launches[0].Mark}");
        File.WriteAllLines(script, [.. _launches.Select(LaunchLine), "echo ready", "kill -KILL $$"]);
        return $". {script}";
    }

    /// <summary>What it has written down of each instance, once that has said that it is ready.</summary>
    [SupportedOSPlatform("linux")]
    public async Task<List<InstanceTrace>> Traces(Spool output, string bootId)
    {
        var traces = new List<InstanceTrace>();

        foreach (var (mark, _) in _launches)
        {
            var pid = int.Parse(await output.Line(mark));
            await new Spool(Output(mark)).Line("ready");
            traces.Add(Trace(mark, new ProcessIdentity(pid, ProcessTable.Stat(pid).Started, bootId)));
        }

        return traces;
    }

    private string LaunchLine((string Mark, string Line) launch)
    {
        var quoted = launch.Line.Replace("'", "'\\''", StringComparison.Ordinal);
        var files = $">> {Output(launch.Mark)} 2>> {Error(launch.Mark)} < /dev/null";
        return $"{InstanceMark.Variable}={launch.Mark} setsid sh -c '{quoted}' {files} & echo {launch.Mark} $!";
    }

    private void MakeFiles(string mark)
    {
        Directory.CreateDirectory(Path.Combine(_folder, mark));
        File.WriteAllText(Output(mark), "");
        File.WriteAllText(Error(mark), "");
    }

    private InstanceTrace Trace(string mark, ProcessIdentity process) => new()
    {
        Instance = mark,
        Process = process,
        StandardOutput = Output(mark),
        StandardError = Error(mark),
    };

    private string Output(string mark) => Path.Combine(_folder, mark, "out");

    private string Error(string mark) => Path.Combine(_folder, mark, "err");
}
