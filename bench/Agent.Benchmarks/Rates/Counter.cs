using Akka.Actor;

namespace Agent.Benchmarks.Rates;

/// <summary>Counts messages down to the last one that is expected.</summary>
internal sealed class Counter : UntypedActor
{
    public sealed record Expect(int Count, TaskCompletionSource Reached);

    private Expect? _expect;
    private int _left;

    protected override void OnReceive(object message)
    {
        if (message is Expect expect)
            (_expect, _left) = (expect, expect.Count);
        else if (--_left == 0)
            _expect!.Reached.SetResult();
    }
}
