using System.Collections.Concurrent;
using System.Threading.Channels;
using Agent.Actors.Health;
using Agent.Actors.Health.Checks;
using Agent.Actors.Health.Notify;
using Agent.Actors.Health.Probes;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Actors.Tests.Health;

/// <summary>Asks the test: every check waits until it is answered.</summary>
internal sealed class FakeChecks : IChecks, INotifySockets
{
    private readonly ConcurrentDictionary<ProbeRole, Channel<Check>> _checks = [];

    /// <summary>How long what is taken over has run already.</summary>
    public TimeSpan Age { get; set; }

    /// <summary>Completes when the line is written that a probe waits for.</summary>
    public TaskCompletionSource Line { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IProbe ProbeOf(HealthSubject subject, ProbeRole role, ProbeCheck check) => new Probe(ChecksOf(role).Writer);

    public Task AwaitLineAsync(HealthSubject subject, ProbeCheck.LogLine check, CancellationToken cancellation) => Line.Task.WaitAsync(cancellation);

    public TimeSpan AgeOf(IServiceProcess process) => Age;

    public Task<LogPosition?> MarkLogAsync(ServiceId service) => Task.FromResult<LogPosition?>(null);

    public void EndLeft(IReadOnlyList<(string Instance, ServiceSpec Spec)> instances)
    {
    }

    public INotifySocket Open(string instance, ServiceSpec spec) => throw new NotSupportedException();

    /// <summary>The next check that is begun.</summary>
    public async Task<Check> NextAsync(ProbeRole role)
    {
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await ChecksOf(role).Reader.ReadAsync(hang.Token);
    }

    /// <summary>Whether none was begun that the test has not taken.</summary>
    public bool IsQuiet(ProbeRole role) => ChecksOf(role).Reader.Count == 0;

    private Channel<Check> ChecksOf(ProbeRole role) => _checks.GetOrAdd(role, _ => Channel.CreateUnbounded<Check>());

    internal sealed record Check(TaskCompletionSource<ProbeAnswer> Answer, CancellationToken GivenUp)
    {
        public void Succeed() => Answer.SetResult(ProbeAnswer.Success);

        public void Fail(string reason = "no") => Answer.SetResult(new ProbeAnswer(reason));

        public void End(bool isSuccess)
        {
            if (isSuccess) Succeed();
            else Fail();
        }
    }

    private sealed class Probe(ChannelWriter<Check> checks) : IProbe
    {
        public string Name => "The check";

        public Task<ProbeAnswer> CheckAsync(CancellationToken cancellation)
        {
            var check = new Check(new TaskCompletionSource<ProbeAnswer>(TaskCreationOptions.RunContinuationsAsynchronously), cancellation);
            checks.TryWrite(check);
            return check.Answer.Task;
        }
    }
}
