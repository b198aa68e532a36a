using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Asking;

public class PipeToSpecs : TestKit
{
    private readonly TaskCompletionSource<int> _work = new();
    private readonly InvalidOperationException _expected = new("expected");

    [Fact(Timeout = 20_000)]
    public async Task The_result_arrives_as_a_message()
    {
        var piped = _work.Task.PipeTo(TestActor);

        _work.SetResult(42);

        await ExpectMsgAsync(42);
        await piped;
    }

    [Fact(Timeout = 20_000)]
    public async Task A_task_that_is_done_already_arrives_too()
    {
        await Task.FromResult("done").PipeTo(TestActor);

        await ExpectMsgAsync("done");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_failure_arrives_as_a_status()
    {
        _ = _work.Task.PipeTo(TestActor);

        _work.SetException(_expected);

        var failure = await ExpectMsgAsync<Status.Failure>();
        Assert.Same(_expected, failure.Cause.GetBaseException());
    }

    [Fact(Timeout = 20_000)]
    public async Task A_cancellation_arrives_as_a_status()
    {
        _ = _work.Task.PipeTo(TestActor);

        _work.SetCanceled();

        var failure = await ExpectMsgAsync<Status.Failure>();
        Assert.IsType<TaskCanceledException>(failure.Cause.GetBaseException());
    }

    [Fact(Timeout = 20_000)]
    public async Task Result_and_failure_can_be_mapped()
    {
        _ = Task.FromResult(42).PipeTo(TestActor, success: n => $"got {n}", failure: e => e);
        await ExpectMsgAsync("got 42");

        _ = Task.FromException<int>(_expected).PipeTo(TestActor, success: n => $"got {n}", failure: e => e);
        Assert.Same(_expected, (await ExpectMsgAsync<Exception>()).GetBaseException());
    }

    [Fact(Timeout = 20_000)]
    public async Task A_task_without_a_result_arrives_as_its_mapping()
    {
        _ = Task.CompletedTask.PipeTo(TestActor, success: () => "done");

        await ExpectMsgAsync("done");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_task_without_a_result_and_without_a_mapping_says_nothing_but_its_failure()
    {
        await Task.CompletedTask.PipeTo(TestActor);
        await Task.FromException(_expected).PipeTo(TestActor);

        await ExpectMsgAsync<Status.Failure>();
    }

    [Fact(Timeout = 20_000)]
    public async Task The_sender_is_the_one_that_was_named()
    {
        var sender = CreateTestProbe();

        _ = Task.FromResult(42).PipeTo(TestActor, sender);

        await ExpectMsgFromAsync(sender, 42);
    }

    [Fact(Timeout = 20_000)]
    public async Task An_actor_pipes_to_itself()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Worker(TestActor)));

        actor.Tell(_work.Task);
        actor.Tell("not blocked");
        await ExpectMsgAsync("not blocked");
        _work.SetResult(42);

        await ExpectMsgAsync("result 42");
    }

    private sealed class Worker : ReceiveActor
    {
        public Worker(IActorRef log)
        {
            Receive<Task<int>>(work => work.PipeTo(Self));
            Receive<int>(n => log.Tell($"result {n}"));
            Receive<string>(m => log.Tell(m));
        }
    }
}
