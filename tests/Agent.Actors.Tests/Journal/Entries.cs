using Agent.Actors.Journal;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Tests.Specs;

namespace Agent.Actors.Tests.Journal;

/// <summary>What there is to write.</summary>
internal static class Entries
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    public static readonly ServiceId Web = ServiceId.Parse("web");

    public static JournalledService Service(string id = "web", int revision = 1) => new()
    {
        Service = ServiceId.Parse(id),
        Spec = Defaults.Run($"sleep {revision}"),
        Revision = revision,
        Wanted = Wanted.Running,
        State = ServiceState.Running,
    };

    public static JournalEntry Entry(JournalledService service, string kind = "started", ProcessExit? exit = null) =>
        new(service, new LifeEvent(kind, service.Instance, Detail: null, Request: null), exit);

    public static JournalEntry Entry(string id = "web", string kind = "started") => Entry(Service(id), kind);

    public static JournalChange Enter(JournalEntry entry, DateTimeOffset? at = null) => new JournalChange.Enter(entry, at ?? Noon);

    public static ProcessExit Exit(int code) => new(code, Signal: null, TimeSpan.FromMilliseconds(12), PeakMemoryBytes: 4096);
}
