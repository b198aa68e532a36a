using Agent.Actors.Processes;
using Agent.Actors.Specs;

namespace Agent.Actors.Services;

/// <summary>What a service can be told and what it answers.</summary>
public static class ServiceProtocol
{
    /// <summary>A message about one service. The registry routes it by id.</summary>
    public interface IServiceMessage
    {
        ServiceId Service { get; }
    }

    /// <summary>A command: it waits its turn behind those that came before it, and is answered when it is done.</summary>
    public interface IServiceCommand : IServiceMessage
    {
        /// <summary>The caller's request id, for the log.</summary>
        string Request { get; }
    }

    /// <summary>A command that starts something.</summary>
    public interface IStartCommand : IServiceCommand
    {
        /// <summary>Whether it is answered when what it starts is ready, not already when it has been started.</summary>
        bool AwaitsReadiness { get; }
    }

    public sealed record DeployService(ServiceId Service, ServiceSpec Spec, string Request, bool AwaitsReadiness = false) : IStartCommand;

    /// <param name="Command">Replaces the command of the present spec; <see langword="null"/> keeps it.</param>
    public sealed record RestartService(ServiceId Service, Command? Command, string Request, bool AwaitsReadiness = false) : IStartCommand;

    /// <summary>Starts what does not run, whatever has become of it; answered at once if it runs.</summary>
    public sealed record StartService(ServiceId Service, string Request, bool AwaitsReadiness = false) : IStartCommand;

    /// <param name="Revision">Whose spec is started, as a new revision; <see langword="null"/> is the one before the present.</param>
    public sealed record RollbackService(ServiceId Service, int? Revision, string Request, bool AwaitsReadiness = false) : IStartCommand;

    public sealed record SignalService(ServiceId Service, Signal Signal, SignalTarget To, string Request) : IServiceCommand;

    /// <param name="Grace">How long the service may take before it is killed; <see langword="null"/> is its own grace.</param>
    public sealed record StopService(ServiceId Service, TimeSpan? Grace, string Request) : IServiceCommand;

    /// <summary>Stops the service and forgets it.</summary>
    public sealed record DeleteService(ServiceId Service, string Request) : IServiceCommand;

    public sealed record GetStatus(ServiceId Service) : IServiceMessage;

    // Replies: nothing else ever comes back.
    public abstract record Reply;

    /// <param name="IsRecorded">
    /// Whether the process is on record. If not, the journal could not be written after the start: an agent that follows
    /// finds the process by its mark.
    /// </param>
    public sealed record Deployed(int ProcessId, bool IsRecorded) : Reply;

    /// <inheritdoc cref="Deployed"/>
    public sealed record Restarted(int ProcessId, bool IsRecorded) : Reply;

    /// <inheritdoc cref="Deployed"/>
    public sealed record Started(int ProcessId, bool IsRecorded) : Reply;

    /// <inheritdoc cref="Deployed"/>
    /// <param name="Revision">The number that the old spec has now.</param>
    public sealed record RolledBack(int ProcessId, int Revision, bool IsRecorded) : Reply;

    /// <summary>The signal was sent to what there was to send it to.</summary>
    public sealed record Signalled : Reply
    {
        public static Signalled Instance { get; } = new();
    }

    /// <summary>No process of the service is left.</summary>
    /// <param name="IsRecorded">If not, the journal could not be written: an agent that follows may start the service again.</param>
    public sealed record Stopped(bool IsRecorded) : Reply
    {
        public static Stopped AndRecorded { get; } = new(IsRecorded: true);

        public static Stopped Unrecorded { get; } = new(IsRecorded: false);
    }

    /// <summary>No process of the service is left, and the agent does not know it any more.</summary>
    public sealed record Deleted : Reply
    {
        public static Deleted Instance { get; } = new();
    }

    public sealed record StatusIs(ServiceStatus Service) : Reply;

    public sealed record UnknownService(ServiceId Service) : Reply;

    /// <summary>The command cannot be carried out as it was given. Nothing was changed.</summary>
    public sealed record Refused(IReadOnlyList<string> Reasons) : Reply;

    /// <summary>The system did not do what the command asked for.</summary>
    public sealed record Failed(string Reason) : Reply;

    /// <summary>What was started did not become ready: in time, or at all.</summary>
    /// <param name="Outcome">What became of it.</param>
    /// <param name="Instance">The instance that did not become ready; its last lines may say why.</param>
    /// <param name="Revision">The revision that is in force now.</param>
    public sealed record NotReady(string Reason, NotReadyOutcome Outcome, string Instance, int Revision) : Reply;

    /// <summary>None of the revisions that are kept has this number, or there is none before the present one (<see langword="null"/>). Nothing was changed.</summary>
    public sealed record UnknownRevision(int? Revision) : Reply;

    /// <summary>The service would wait for itself. Nothing was changed.</summary>
    /// <param name="Circle">Each depends on the next; the last is the first.</param>
    public sealed record DependencyCircle(IReadOnlyList<ServiceId> Circle) : Reply;

    /// <summary>There is no process to send a signal to.</summary>
    public sealed record NotRunning : Reply
    {
        public static NotRunning Instance { get; } = new();
    }

    /// <summary>A start that waited, for other services or to become ready, was overtaken by a later command.</summary>
    public sealed record Superseded : Reply
    {
        public static Superseded Instance { get; } = new();
    }

    /// <summary>The command has to be on record before it is carried out, and the journal cannot be written. Nothing was changed.</summary>
    public sealed record Unrecorded(string Reason) : Reply;

    /// <summary>The agent is going down and starts nothing any more. Nothing was changed.</summary>
    public sealed record ShuttingDown : Reply
    {
        public static ShuttingDown Instance { get; } = new();
    }
}
