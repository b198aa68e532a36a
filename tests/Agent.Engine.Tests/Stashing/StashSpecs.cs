using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Stashing;

public class StashSpecs : TestKit
{
    private readonly IActorRef _actor;

    public StashSpecs() => _actor = Sys.ActorOf(Props.Create(() => new Patient(TestActor)));

    [Fact(Timeout = 20_000)]
    public async Task Stashed_messages_come_back_in_their_order_and_before_later_ones()
    {
        TellAll("a", "b", "c", "open all", "d");

        await ExpectAll("a", "b", "c", "d");
    }

    [Fact(Timeout = 20_000)]
    public async Task Stashed_messages_come_back_before_those_already_in_the_mailbox()
    {
        var gate = new TaskCompletionSource();
        TellAll("a", gate, "open all", "d");

        gate.SetResult();

        await ExpectAll("a", "d");
    }

    [Fact(Timeout = 20_000)]
    public async Task Unstash_brings_back_the_oldest_to_the_front()
    {
        TellAll("a", "b", "open one", "c", "one more", "d");

        await ExpectAll("a", "c", "b", "d");
    }

    [Fact(Timeout = 20_000)]
    public async Task Unstash_of_an_empty_stash_does_nothing()
    {
        TellAll("open one", "a");

        await ExpectAll("a");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_stashed_message_keeps_its_sender()
    {
        var sender = CreateTestProbe();

        _actor.Tell("a", sender);
        _actor.Tell("open all");

        await ExpectMsgFromAsync(sender, "a");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_message_can_be_stashed_again_once_it_has_come_back()
    {
        TellAll("a", "again", "open all");

        await ExpectAll("a");
    }

    [Fact(Timeout = 20_000)]
    public async Task To_stash_a_message_twice_is_a_mistake()
    {
        _actor.Tell("twice");

        await ExpectMsgAsync<IllegalActorStateException>();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_restart_brings_back_what_was_stashed_before_later_messages()
    {
        TellAll("a", "b", new InvalidOperationException("expected"), "c", "open all");

        await ExpectAll("a", "b", "c");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_stop_turns_what_was_stashed_into_dead_letters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        TellAll("a", "b", PoisonPill.Instance);

        await ExpectMsgAsync<DeadLetter>(m => Equals(m.Message, "a") && m.Recipient.Equals(_actor));
        await ExpectMsgAsync<DeadLetter>(m => Equals(m.Message, "b") && m.Recipient.Equals(_actor));
    }

    private void TellAll(params object[] messages)
    {
        foreach (var message in messages) _actor.Tell(message);
    }

    private async Task ExpectAll(params string[] messages)
    {
        foreach (var message in messages) await ExpectMsgAsync(message);
    }

    /// <summary>Puts every message aside until it is opened; then it hands them on.</summary>
    private sealed class Patient : ReceiveActor, IWithStash
    {
        private readonly IActorRef _log;

        public Patient(IActorRef log)
        {
            _log = log;
            Closed();
        }

        public IStash Stash { get; set; } = null!;

        private void Closed()
        {
            Receive<Exception>(Throw);
            Receive<TaskCompletionSource>(gate => gate.Task.Wait());
            Receive<string>(m => m == "twice", _ => StashTwice());
            Receive<string>(m => m == "open all", _ => OpenAll());
            Receive<string>(m => m == "open one", _ => OpenOne());
            Receive<string>(m => m == "again", _ => Stash.UnstashAll());
            ReceiveAny(_ => Stash.Stash());
        }

        private void Open()
        {
            Receive<string>(m => m == "one more", _ => Stash.Unstash());
            Receive<string>(m => _log.Tell(m, Sender));
        }

        private void OpenAll()
        {
            Become(Open);
            Stash.UnstashAll();
        }

        private void OpenOne()
        {
            Become(Open);
            Stash.Unstash();
        }

        private void StashTwice()
        {
            Stash.Stash();
            _log.Tell(Record.Exception(Stash.Stash));
        }

        private static void Throw(Exception exception) => throw exception;
    }
}
