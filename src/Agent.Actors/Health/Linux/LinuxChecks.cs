using System.Diagnostics;
using System.Runtime.Versioning;
using Agent.Actors.Health.Checks;
using Agent.Actors.Health.Probes;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;
using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Actors.Health.Linux;

[SupportedOSPlatform("linux")]
internal sealed class LinuxChecks(ExecProbes programs, LineWatch lines) : IChecks
{
    private readonly HttpClients _http = new();

    public IProbe ProbeOf(HealthSubject subject, ProbeRole role, ProbeCheck check) => check switch
    {
        ProbeCheck.Http http => new HttpProbe(http, _http),
        ProbeCheck.Tcp tcp => new TcpProbe(tcp),
        ProbeCheck.Exec exec => programs.Of(subject, role, exec),
        _ => throw new UnreachableException($"Not asked but heard: {check}"),
    };

    public Task AwaitLineAsync(HealthSubject subject, ProbeCheck.LogLine check, CancellationToken cancellation) =>
        Task.Run(() => lines.AwaitAsync(subject, check, cancellation), cancellation);

    public TimeSpan AgeOf(IServiceProcess process) => Boot.AgeOf(process.Identity.StartTicks);

    public Task<LogPosition?> MarkLogAsync(ServiceId service) => lines.MarkAsync(service);

    public void EndLeft(IReadOnlyList<(string Instance, ServiceSpec Spec)> instances) => programs.EndLeft(instances);
}
