using Akka.Actor;

namespace Agent.Benchmarks.Rates;

/// <summary>Keeps messages under way to its partner until as many as asked for have come back.</summary>
internal sealed class Pinger(IActorRef partner) : UntypedActor
{
    public sealed record Play(int RoundTrips, int Window, TaskCompletionSource Over);

    private static readonly object Ping = new();

    private Play? _play;
    private int _sent;
    private int _received;

    protected override void OnReceive(object message)
    {
        if (message is Play play)
            Begin(play);
        else
            Continue(_play!);
    }

    private void Begin(Play play)
    {
        (_play, _sent, _received) = (play, 0, 0);

        while (_sent < Math.Min(play.Window, play.RoundTrips))
            Send();
    }

    private void Continue(Play play)
    {
        _received++;

        if (_sent < play.RoundTrips)
            Send();
        else if (_received == play.RoundTrips)
            play.Over.SetResult();
    }

    private void Send()
    {
        _sent++;
        partner.Tell(Ping, Self);
    }
}
