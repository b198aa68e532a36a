using Agent.Actors.Journal;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using static Agent.Actors.Journal.JournalProtocol;

namespace Agent.Actors.Tests.Journal;

/// <summary>The journal's actor on a disk that obeys the test, in time that the test drives.</summary>
public abstract class JournalActorSpecs : TestKit
{
    private static readonly string DrivenTime = TestKitConfig.Patient + $$"""
        akka.loglevel = INFO
        akka.stdout-loglevel = OFF
        akka.scheduler.implementation = "{{typeof(TestScheduler).AssemblyQualifiedName}}"
        """;

    private long _ticket;

    protected JournalActorSpecs()
        : base(DrivenTime)
    {
        Thread = JournalThread.Start(Store);
        Journal = Sys.ActorOf(JournalActor.Props(Thread, JournalDirectory.Options, TimeProvider.System), "journal");
    }

    internal FakeStore Store { get; } = new();

    protected JournalThread Thread { get; }

    protected IActorRef Journal { get; }

    protected TestScheduler Time => (TestScheduler)Sys.Scheduler;

    protected override void AfterAll()
    {
        Store.Unblock();
        base.AfterAll();
        _ = Thread.DisposeAsync().AsTask();
    }

    protected void Write(string kind, WriteNeed need = WriteNeed.Required, string service = "web") =>
        Journal.Tell(new Write(Entries.Entry(service, kind), need, ++_ticket), TestActor);

    protected async Task WrittenAsync(params long[] tickets)
    {
        foreach (var ticket in tickets)
            Assert.Equal(new Written(ticket), await ExpectMsgAsync<object>());
    }

    protected async Task NotWrittenAsync(params long[] tickets)
    {
        foreach (var ticket in tickets)
            Assert.Equal(ticket, (await ExpectMsgAsync<NotWritten>()).Ticket);
    }

    /// <summary>The disk is at work on a commit, and stays so until it is unblocked.</summary>
    protected async Task BlockWithAsync(string kind, WriteNeed need = WriteNeed.Required)
    {
        var before = Store.Attempts;
        Store.Block();
        Write(kind, need);
        await AwaitAssertAsync(() => Assert.Equal(before + 1, Store.Attempts));
    }

    /// <summary>The actor has had everything that was told it so far.</summary>
    protected async Task HandledAsync()
    {
        var probe = CreateTestProbe();
        Journal.Tell(new Identify("handled"), probe);
        await probe.ExpectMsgAsync<ActorIdentity>();
    }
}
