using Agent.Actors.Health.Probes;
using Agent.Actors.Processes;
using Agent.Actors.Specs;

namespace Agent.Actors.Health.Checks;

/// <summary>A program, run as the service is, that exits with 0. It ends as a whole, as a service does.</summary>
internal sealed class ExecProbe(IProcessHost host, Launch launch, ExecOutput output, Task ready) : IProbe
{
    private readonly string _command = PlainText.Of(TextOf(launch.Command), 100);

    public string Name => $"'{_command}'";

    public async Task<ProbeAnswer> CheckAsync(CancellationToken cancellation)
    {
        await ready.WaitAsync(cancellation);
        output.Delete();

        try
        {
            using var bound = output.Bind();
            return Judge(await RunAsync(cancellation));
        }
        catch (LaunchException e)
        {
            return new ProbeAnswer($"{Name} cannot be run: {e.Message}");
        }
        finally
        {
            output.Delete();
        }
    }

    private async Task<ProcessExit> RunAsync(CancellationToken cancellation)
    {
        var process = await host.LaunchAsync(launch);
        ProcessExit exit;

        using (cancellation.Register(process.Kill))
            exit = await process.Exited;

        // Whatever it has left behind.
        process.Kill();
        await process.Emptied;
        return exit;
    }

    private ProbeAnswer Judge(ProcessExit exit)
    {
        if (exit.Code is 0) return ProbeAnswer.Success;

        var end = exit.Signal is { } signal ? $"was ended by signal {signal}" : $"ended with exit code {exit.Code}";

        // What it has written may be one of its secrets, and this answer is kept and shown.
        return new ProbeAnswer(launch.Secrets.AreNone && output.LastLine() is { } line ? $"{Name} {end}: {line}" : $"{Name} {end}");
    }

    private static string TextOf(Command command) => command switch
    {
        Command.Shell shell => shell.Line,
        Command.Program program => string.Join(' ', program.Arguments),
        _ => "",
    };
}
