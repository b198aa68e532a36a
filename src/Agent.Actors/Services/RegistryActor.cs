using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Services.RegistryMessages;
using static Agent.Actors.Services.RegistryProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>Parent of one <see cref="ServiceActor"/> a service id; routes to it, and keeps the latest record of each.</summary>
/// <remarks>Serving ── StopAll ─▶ Closing: nothing is started any more, and whoever asked is answered when nothing is left.</remarks>
public sealed class RegistryActor : ReceiveActor
{
    private readonly Func<ServiceId, Props> _service;
    private readonly ServiceRecords _records;
    private readonly Dictionary<ServiceId, Queue<Envelope>> _leaving = [];
    private readonly HashSet<ServiceId> _waitingFor = [];
    private readonly List<IActorRef> _awaitingAllStopped = [];
    private readonly ILoggingAdapter _log = Context.GetLogger();

    public RegistryActor(Func<ServiceId, Props> service, ServiceRecords records)
    {
        _service = service;
        _records = records;
        Serving();
    }

    public static Props Props(ServiceRuntime runtime)
    {
        // Made here, not by the actor: the records outlive its crashes.
        var records = new ServiceRecords();
        return Akka.Actor.Props.Create(() => new RegistryActor(id => ServiceActor.Props(id, runtime), records));
    }

    // A service whose actor crashes keeps its process: the next incarnation takes it over, however often that happens.
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Restart);

    // The services' actors start anew with their registry, recall what they were, and take their processes over again.
    protected override void PreRestart(Exception reason, object message) => PostStop();

    private void Serving()
    {
        Receive<DeployService>(deploy => Route(deploy, orElse: Create));
        Receive<IServiceMessage>(message => Route(message, orElse: AnswerUnknown));
        Receive<StopAll>(BeginClosing);
        KeepRecords();
    }

    private void Closing()
    {
        Receive<DeployService>(_ => Sender.Tell(ShuttingDown.Instance));
        Receive<RestartService>(_ => Sender.Tell(ShuttingDown.Instance));
        Receive<IServiceMessage>(message => Route(message, orElse: AnswerUnknown));
        Receive<StopAll>(Hurry);
        Receive<Stopped>(_ => Gone(ServiceId.Parse(Sender.Path.Name)));
        Receive<Close>(given => Gone(given.Service)); // given back by a service that never was
        Receive<Failed>(_ => TellClose(ServiceId.Parse(Sender.Path.Name), grace: null));
        KeepRecords();
    }

    private void KeepRecords()
    {
        Receive<Recall>(recall => Sender.Tell(new Recalled(_records.Find(recall.Service))));
        Receive<Changed>(changed => _records.Keep(changed.Record));
        Receive<Leaving>(leaving => LetGo(leaving.Service));
        Receive<Terminated>(terminated => Forget(ServiceId.Parse(terminated.ActorRef.Path.Name)));
        Receive<ListServices>(_ => Sender.Tell(new ServiceList(_records.Statuses)));
    }

    private void Route(IServiceMessage message, Action<IServiceMessage> orElse)
    {
        if (_leaving.TryGetValue(message.Service, out var waiting))
            waiting.Enqueue(new Envelope(message, Sender));
        else if (Context.Child(message.Service.ToString()) is { } service && !service.IsNobody())
            service.Forward(message);
        else
            orElse(message);
    }

    private void Create(IServiceMessage message)
    {
        var service = Context.ActorOf(_service(message.Service), message.Service.ToString());
        Context.Watch(service);
        service.Forward(message);
    }

    private void AnswerUnknown(IServiceMessage message) => Sender.Tell(new UnknownService(message.Service));

    // The name is free again only when the actor has ended: what comes until then waits for that.
    private void LetGo(ServiceId id)
    {
        _records.Forget(id);
        _leaving[id] = new Queue<Envelope>();
        Sender.Tell(PoisonPill.Instance);
    }

    private void Forget(ServiceId id)
    {
        if (!_leaving.Remove(id, out var waiting))
            return;

        foreach (var envelope in waiting)
            Self.Tell(envelope.Message, envelope.Sender);
    }

    private void BeginClosing(StopAll stopAll)
    {
        _awaitingAllStopped.Add(Sender);
        _waitingFor.UnionWith(Context.GetChildren().Select(service => ServiceId.Parse(service.Path.Name)));
        Become(Closing);

        _log.Info("Stopping {0}", Names());
        TellCloseToAll(stopAll.Grace);
        AnswerIfAllStopped();
    }

    private void Hurry(StopAll stopAll)
    {
        _awaitingAllStopped.Add(Sender);
        TellCloseToAll(stopAll.Grace);
        AnswerIfAllStopped();
    }

    private void TellCloseToAll(TimeSpan? grace)
    {
        foreach (var id in _waitingFor.ToList())
            TellClose(id, grace);
    }

    // One that is leaving has never run.
    private void TellClose(ServiceId id, TimeSpan? grace)
    {
        if (_leaving.ContainsKey(id) || Context.Child(id.ToString()).IsNobody())
            Gone(id);
        else
            Context.Child(id.ToString()).Tell(new Close(id, grace));
    }

    private void Gone(ServiceId id)
    {
        if (_waitingFor.Remove(id) && _waitingFor.Count > 0)
            _log.Info("Stopped {0}, waiting for {1}", id, Names());

        AnswerIfAllStopped();
    }

    private void AnswerIfAllStopped()
    {
        if (_waitingFor.Count > 0)
            return;

        foreach (var requester in _awaitingAllStopped)
            requester.Tell(AllStopped.Instance);

        _awaitingAllStopped.Clear();
    }

    private string Names()
    {
        const int Shown = 10;
        var names = string.Join(", ", _waitingFor.Select(id => id.ToString()).Order(StringComparer.Ordinal).Take(Shown));

        return _waitingFor.Count > Shown ? $"{names} and {_waitingFor.Count - Shown} more" : names;
    }
}
