using Agent.Actors.Health.Probes;
using Agent.Actors.Processes;
using Agent.Actors.Specs;

namespace Agent.Actors.Health.Checks;

/// <summary>
/// The programs of checks. Each runs as an instance of its own, whose mark is that of the service's instance and the probe:
/// by it an agent finds again what another one was killed over. So it is never taken for a process of the service.
/// </summary>
internal sealed class ExecProbes(string directory, IProcessHost host, BaseEnvironment environment, TimeProvider time, Action<string> warn)
{
    private Task _leftIsEnded = Task.CompletedTask;

    public IProbe Of(HealthSubject subject, ProbeRole role, ProbeCheck.Exec check)
    {
        var mark = MarkOf(subject.Instance, role);
        var output = new ExecOutput(FileOf(mark), time);

        var launch = new Launch
        {
            Service = subject.Service.ToString(),
            Command = check.Command,
            WorkingDirectory = subject.Spec.WorkingDirectory,
            NoNewPrivileges = subject.Spec.NoNewPrivileges,
            Secrets = subject.Spec.Secrets,
            Confinement = subject.Spec.Confinement,
            Environment = environment.For(subject.Spec.Environment, mark, isSomebodyElse: subject.Spec.Confinement.User is not null),
            StandardOutput = output.Path,
            StandardError = output.Path,
        };

        return new ExecProbe(host, launch, output, _leftIsEnded);
    }

    public void EndLeft(IReadOnlyList<(string Instance, ServiceSpec Spec)> instances) => _leftIsEnded = EndAsync([.. instances.SelectMany(MarksOf)]);

    private static IEnumerable<string> MarksOf((string Instance, ServiceSpec Spec) instance) => Enum.GetValues<ProbeRole>()
        .Where(role => instance.Spec.Probe(role)?.Check is ProbeCheck.Exec)
        .Select(role => MarkOf(instance.Instance, role));

    private static string MarkOf(string instance, ProbeRole role) => $"{instance}.{role}".ToLowerInvariant();

    private string FileOf(string mark) => Path.Combine(directory, mark);

    private async Task EndAsync(IReadOnlyList<string> marks)
    {
        try
        {
            if (marks.Count > 0) await KillAsync(marks);
            if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            warn($"Cannot end the checks that an earlier agent has left, and that may still run: {e.Message}");
        }
    }

    private async Task KillAsync(IReadOnlyList<string> marks)
    {
        var left = await host.TakeOverAsync([.. marks.Select(TraceOf)]);

        foreach (var process in left)
            process.Kill();

        await Task.WhenAll(left.Select(process => process.Emptied));
    }

    private InstanceTrace TraceOf(string mark) => new() { Instance = mark, StandardOutput = FileOf(mark), StandardError = FileOf(mark) };
}
