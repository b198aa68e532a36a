using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Services.RegistryMessages;
using static Agent.Actors.Services.RegistryProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Actors.Services;

/// <summary>Parent of one <see cref="ServiceActor"/> a service id; routes to it, and keeps the latest record of each.</summary>
/// <remarks>
/// Serving ── StopAll ─▶ Closing: nothing is started any more, and whoever asked is answered when nothing is left.
/// Serving ── LeaveAll ─▶ Left: nothing is started or stopped any more.
/// </remarks>
public sealed partial class RegistryActor : ReceiveActor
{
    private readonly Func<ServiceId, Props> _service;
    private readonly ServiceRecords _records;
    private readonly Dictionary<ServiceId, Queue<Envelope>> _leaving = [];
    private readonly ILoggingAdapter _log = Context.GetLogger();

    public RegistryActor(Func<ServiceId, Props> service, ServiceRecords records)
    {
        _service = service;
        _records = records;
        Become(records.HasLeft ? Left : records.Closing is null ? Serving : Closing);
    }

    /// <param name="records">What an agent before this one has left. Made outside of the actor: it outlives its crashes.</param>
    public static Props Props(ServiceRuntime runtime, ServiceRecords records) =>
        Akka.Actor.Props.Create(() => new RegistryActor(id => ServiceActor.Props(id, runtime), records));

    // A service whose actor crashes keeps its process: the next incarnation takes it over, however often that happens.
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => Directive.Restart);

    // The services' actors start anew with their registry, recall what they were, and take their processes over again.
    protected override void PreRestart(Exception reason, object message)
    {
        if (message is IServiceMessage)
            Sender.Tell(new Failed($"The agent failed: {reason.Message}. Ask for the service's status, then try again."));

        foreach (var envelope in _leaving.Values.SelectMany(waiting => waiting))
            Self.Tell(envelope.Message, envelope.Sender);
    }

    // Services that were about to tell that they are closed start anew.
    protected override void PostRestart(Exception reason)
    {
        base.PostRestart(reason);
        if (_records.Closing is { } closing) TellCloseAgain(closing);
    }

    private void Serving()
    {
        Receive<DeployService>(deploy => Route(deploy, Sender, orElse: CreateFor));
        Receive<IServiceMessage>(message => Route(message, Sender, orElse: AnswerUnknown));
        Receive<StopAll>(BeginClosing);
        Receive<LeaveAll>(_ => Leave());
        Receive<GoOn>(_ => CreateAll());
        KeepRecords();
    }

    private void Closing()
    {
        Receive<IStartCommand>(_ => Sender.Tell(ShuttingDown.Instance));
        Receive<IServiceMessage>(message => Route(message, Sender, orElse: AnswerUnknown));
        Receive<StopAll>(Hurry);
        Receive<Stopped>(_ => Gone(ServiceId.Parse(Sender.Path.Name)));
        Receive<Close>(given => Gone(given.Service)); // given back by a service that is no more
        Receive<Failed>(_ => TellClose(ServiceId.Parse(Sender.Path.Name), _records.Closing!.Grace));
        KeepRecords();
    }

    private void Left()
    {
        Receive<IServiceCommand>(_ => Sender.Tell(ShuttingDown.Instance));
        Receive<IServiceMessage>(message => Route(message, Sender, orElse: AnswerUnknown));
        Receive<LeaveAll>(_ => Leave());
        KeepRecords();
    }

    private void KeepRecords()
    {
        Receive<Recall>(recall => Recollect(recall.Service));
        Receive<Changed>(changed => Keep(changed.Record));
        Receive<Leaving>(leaving => LetGo(leaving.Service));
        Receive<Terminated>(terminated => Forget(ServiceId.Parse(terminated.ActorRef.Path.Name)));
        Receive<ListServices>(_ => Sender.Tell(new ServiceList(_records.Statuses)));
        KeepDependencies();
    }

    private void Recollect(ServiceId service)
    {
        ForgetDependencies(service);
        Sender.Tell(new Recalled(_records.Find(service)));
    }

    private void Keep(ServiceRecord record)
    {
        _records.Keep(record);
        TellThoseWaitingFor(record.Status.Service);
    }

    private void Route(IServiceMessage message, IActorRef sender, Action<IServiceMessage, IActorRef> orElse)
    {
        if (_leaving.TryGetValue(message.Service, out var waiting))
            waiting.Enqueue(new Envelope(message, sender));
        else if (Context.Child(message.Service.ToString()) is { } service && !service.IsNobody())
            service.Tell(message, sender);
        else if (_records.Find(message.Service) is not null)
            CreateFor(message, sender);
        else
            orElse(message, sender);
    }

    private void CreateAll()
    {
        foreach (var service in _records.Services.Where(service => Context.Child(service.ToString()).IsNobody()))
            Create(service);
    }

    private void CreateFor(IServiceMessage message, IActorRef sender) => Create(message.Service).Tell(message, sender);

    private IActorRef Create(ServiceId id)
    {
        var service = Context.ActorOf(_service(id), id.ToString());
        Context.Watch(service);
        return service;
    }

    private void AnswerUnknown(IServiceMessage message, IActorRef sender) => sender.Tell(new UnknownService(message.Service));

    // The name is free again only when the actor has ended: what comes until then waits for that.
    private void LetGo(ServiceId id)
    {
        _records.Forget(id);
        ForgetDependencies(id);
        TellThoseWaitingFor(id);
        _leaving[id] = new Queue<Envelope>();
        Sender.Tell(PoisonPill.Instance);
    }

    // Now, not by the mailbox: what has come later must not overtake it.
    private void Forget(ServiceId id)
    {
        if (!_leaving.Remove(id, out var waiting))
            return;

        foreach (var (message, sender) in waiting.Select(envelope => ((IServiceMessage)envelope.Message, envelope.Sender)))
            RouteAgain(message, sender);
    }

    private void RouteAgain(IServiceMessage message, IActorRef sender)
    {
        if (message is not DeployService)
            Route(message, sender, orElse: AnswerUnknown);
        else if (_records.Closing is null)
            Route(message, sender, orElse: CreateFor);
        else
            sender.Tell(ShuttingDown.Instance);
    }
}
