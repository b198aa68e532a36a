using Agent.Actors.Configuration;
using Agent.Actors.Journal;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Akka.Actor;
using static Agent.Actors.Journal.JournalProtocol;

namespace Agent.Benchmarks.Durability;

/// <summary>What a deploy journals: a service's row, an event, and the oldest event that goes. Each caller awaits its answer.</summary>
internal sealed class ActorWrites : IDurableWrites
{
    private static readonly AgentOptions Options = AgentOptions.From(new SettingsReader(AgentConfiguration.Reference));

    private readonly ActorSystem _system = ActorSystem.Create("benchmark");
    private readonly JournalThread _thread;
    private readonly IActorRef _journal;
    private readonly JournalEntry[] _entries = [.. Enumerable.Range(0, 64).Select(EntryOf)];

    private ActorWrites(string directory)
    {
        _thread = JournalThread.Start(JournalFile.Open(directory, Options.Journal, Options.Defaults));
        _journal = _system.ActorOf(JournalActor.Props(_thread, Options.Journal, TimeProvider.System));
    }

    public static IDurableWrites Open(string directory) => new ActorWrites(directory);

    public async Task WriteAsync(int writer)
    {
        var answer = await _journal.Ask<object>(new Write(_entries[writer], WriteNeed.Required, Ticket: writer));

        if (answer is not Written)
            throw new IOException($"{answer}");
    }

    public async ValueTask DisposeAsync()
    {
        await _system.Terminate();
        await _thread.DisposeAsync();
    }

    private static JournalEntry EntryOf(int writer)
    {
        var service = new JournalledService
        {
            Service = ServiceId.Parse($"service-{writer}"),
            Spec = Options.Defaults.SpecOf(new Command.Shell("exec sleep 1000")),
            Revision = 1,
            Wanted = Wanted.Running,
            State = ServiceState.Running,
            Instance = "0123456789abcdef",
            Process = new ProcessIdentity(4711, 123456789, "7d3bd0a5-0d2f-4f65-9d2c-0c6d6f2b0a55"),
            StartedAt = DateTimeOffset.UnixEpoch,
        };

        return new JournalEntry(service, new LifeEvent("started", service.Instance, "Started as process 4711", "request"), Exit: null);
    }
}
