using Agent.Actors.Journal;
using Agent.Actors.Processes;
using Akka.Actor;
using static Agent.Actors.Journal.JournalProtocol;

namespace Agent.Actors.Services;

/// <summary>What goes on record, and what is waited for.</summary>
public sealed partial class ServiceActor
{
    private long _awaited;

    /// <summary>To be durable before anything is done about it; nothing has happened if it cannot be.</summary>
    private void Require(ServiceStatus status, string kind) => Await(Write(status, WriteNeed.Required, kind));

    /// <summary>It has happened: it goes on record as soon as that is possible.</summary>
    /// <param name="instance">That it is about, if not about the present one.</param>
    private long Note(string kind, string? detail = null, ProcessExit? exit = null, string? instance = null) =>
        Write(OnRecord, WriteNeed.Kept, kind, detail, exit, instance);

    // What was accepted stays so while what it replaces is being stopped.
    private ServiceStatus OnRecord =>
        _start is not null && _status!.State is ServiceState.Stopping ? _start.Accepted(_status) : _status!;

    private long Write(ServiceStatus status, WriteNeed need, string kind, string? detail = null, ProcessExit? exit = null, string? instance = null)
    {
        var ticket = Tickets.Next();
        var @event = new LifeEvent(kind, instance ?? status.Instance, detail, _request);
        _runtime.Journal.Tell(new Write(new JournalEntry(status.ToJournal(_runtime.Host.BootId), @event, exit), need, ticket));
        return ticket;
    }

    private void Await(long ticket) => _awaited = ticket;

    private bool IsAwaited(Written written) => written.Ticket == _awaited;

    private bool IsAwaited(NotWritten refused) => refused.Ticket == _awaited;
}
