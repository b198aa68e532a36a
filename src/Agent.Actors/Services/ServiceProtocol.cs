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

    public sealed record DeployService(ServiceId Service, ServiceSpec Spec, string Request) : IServiceCommand;

    /// <param name="Command">Replaces the command of the present spec; <see langword="null"/> keeps it.</param>
    public sealed record RestartService(ServiceId Service, Command? Command, string Request) : IServiceCommand;

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

    /// <summary>The command has to be on record before it is carried out, and the journal cannot be written. Nothing was changed.</summary>
    public sealed record Unrecorded(string Reason) : Reply;

    /// <summary>The agent is going down and starts nothing any more. Nothing was changed.</summary>
    public sealed record ShuttingDown : Reply
    {
        public static ShuttingDown Instance { get; } = new();
    }
}
