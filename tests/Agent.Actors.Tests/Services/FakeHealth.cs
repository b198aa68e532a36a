using System.Collections.Concurrent;
using Agent.Actors.Health;
using Agent.Actors.Health.Checks;
using Agent.Actors.Health.Notify;
using Agent.Actors.Health.Probes;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Akka.Actor;
using static Agent.Actors.Health.HealthProtocol;

namespace Agent.Actors.Tests.Services;

/// <summary>Stands in for those who find out about instances: what is found out is what the test says.</summary>
internal sealed class FakeHealth : IChecks, INotifySockets
{
    private readonly ConcurrentDictionary<string, IActorRef> _actors = [];

    public HealthRuntime Runtime => new(this, this);

    public ConcurrentQueue<HealthSubject> Subjects { get; } = [];

    /// <summary>Whether programs that ask end when they are told to.</summary>
    public bool Obedient { get; set; } = true;

    public ConcurrentDictionary<string, FakeNotifySocket> Sockets { get; } = [];

    public Props Props(HealthSubject subject)
    {
        Subjects.Enqueue(subject);
        return Akka.Actor.Props.Create(() => new Asker(this, subject.Instance));
    }

    /// <summary>Once somebody finds out about its instance.</summary>
    public bool Tell(IHealthEvent @event)
    {
        if (!_actors.TryGetValue(@event.Instance, out var actor))
            return false;

        actor.Tell(@event);
        return true;
    }

    public INotifySocket Open(string instance, ServiceSpec spec) => Sockets.GetOrAdd(instance, _ => new FakeNotifySocket());

    public IProbe ProbeOf(HealthSubject subject, ProbeRole role, ProbeCheck check) => throw new NotSupportedException();

    public Task AwaitLineAsync(HealthSubject subject, ProbeCheck.LogLine check, CancellationToken cancellation) => throw new NotSupportedException();

    public TimeSpan AgeOf(IServiceProcess process) => TimeSpan.Zero;

    public Task<LogPosition?> MarkLogAsync(ServiceId service) => Task.FromResult<LogPosition?>(null);

    public void EndLeft(IReadOnlyList<(string Instance, ServiceSpec Spec)> instances)
    {
    }

    private sealed class Asker : ReceiveActor
    {
        public Asker(FakeHealth health, string instance)
        {
            health._actors[instance] = Self;
            Receive<IHealthEvent>(Context.Parent.Tell);
            Receive<StopAsking>(_ => Context.Parent.Tell(new AskingStopped(instance)), _ => health.Obedient);
        }
    }
}
