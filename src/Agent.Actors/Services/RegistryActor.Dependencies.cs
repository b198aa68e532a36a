using Agent.Actors.Services.Dependencies;
using Agent.Actors.Services.Inheriting;
using Agent.Actors.Specs;
using Akka.Actor;
using static Agent.Actors.Services.Dependencies.DependencyMessages;

namespace Agent.Actors.Services;

/// <summary>Which service depends on which, and who waits for whom.</summary>
/// <remarks>
/// Nothing of it outlives a crash of the registry: the services' actors start anew with it, and claim and wait again.
/// </remarks>
public sealed partial class RegistryActor
{
    private readonly Dictionary<ServiceId, IReadOnlyDictionary<ServiceId, DependencyCondition>> _claims = [];
    private readonly Dictionary<ServiceId, Waiting> _waiting = [];

    private void KeepDependencies()
    {
        Receive<ClaimDependencies>(Claim);
        Receive<ReleaseDependencies>(release => _claims.Remove(release.Service));
        Receive<AwaitDependencies>(Await);
        Receive<AwaitNoDependencies>(await => _waiting.Remove(await.Service));
    }

    private void Claim(ClaimDependencies claim)
    {
        var circle = DependencyCircle.Through(
            claim.Service, service => service == claim.Service ? claim.DependsOn.Keys : DependenciesOf(service));

        if (circle is null)
            _claims[claim.Service] = claim.DependsOn;

        Sender.Tell(circle is null ? DependenciesClaimed.Instance : new DependenciesInCircle(circle));
    }

    private void Await(AwaitDependencies await)
    {
        var waiting = _waiting[await.Service] = new Waiting(Sender, await.DependsOn);
        TellDependencies(await.Service, waiting);
    }

    private void TellThoseWaitingFor(ServiceId changed)
    {
        foreach (var (service, waiting) in _waiting.Where(waiting => waiting.Value.DependsOn.ContainsKey(changed)).ToList())
            TellDependencies(service, waiting);
    }

    private void TellDependencies(ServiceId service, Waiting waiting)
    {
        var unmet = DependencyCheck.Unmet(waiting.DependsOn, PresentStatus);

        if (unmet.Count == 0)
            _waiting.Remove(service);

        if (waiting.IsNews(unmet))
            waiting.Service.Tell(new DependenciesAre(unmet));
    }

    // What another agent has left and is to be started, or stopped first, is not what it was any more.
    private ServiceStatus? PresentStatus(ServiceId service) => _records.Find(service) switch
    {
        null => null,
        { Inherited: null or InheritancePlan.LeaveAlone or InheritancePlan.TakeOver } record => record.Status,
        var record => record.Status with { State = ServiceState.Starting },
    };

    // Its actor starts anew, or ends.
    private void ForgetDependencies(ServiceId service)
    {
        _claims.Remove(service);
        _waiting.Remove(service);
    }

    private IEnumerable<ServiceId> DependenciesOf(ServiceId service)
    {
        var recorded = _records.Find(service)?.Status.Spec.DependsOn.Keys ?? [];
        return _claims.TryGetValue(service, out var claimed) ? recorded.Concat(claimed.Keys) : recorded;
    }

    /// <summary>A service that is not started before others are as it wants them.</summary>
    private sealed class Waiting(IActorRef service, IReadOnlyDictionary<ServiceId, DependencyCondition> dependsOn)
    {
        private IReadOnlyDictionary<ServiceId, string>? _told;

        public IActorRef Service => service;

        public IReadOnlyDictionary<ServiceId, DependencyCondition> DependsOn => dependsOn;

        public bool IsNews(IReadOnlyDictionary<ServiceId, string> unmet)
        {
            var isNews = _told is null || !unmet.OrderBy(Key).SequenceEqual(_told.OrderBy(Key));
            _told = unmet;
            return isNews;
        }

        private static string Key(KeyValuePair<ServiceId, string> entry) => entry.Key.ToString();
    }
}
