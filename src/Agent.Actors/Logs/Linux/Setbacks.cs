using System.Runtime.Versioning;

namespace Agent.Actors.Logs.Linux;

/// <summary>Services that cannot be copied for now: that is told, and a second after the last setback they are tried again.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Setbacks : IDisposable
{
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(1);

    private readonly HashSet<ServiceOutput> _waiting = [];
    private readonly Outages _outages;
    private readonly ITimer _due;
    private readonly ITimer _calm;

    /// <param name="due">Time to look at those who are <see cref="Waiting"/>, on the copying thread.</param>
    /// <param name="calm">Time to <see cref="TellEnded"/>, on the copying thread.</param>
    public Setbacks(TimeProvider time, Action<string> warn, Action due, Action calm)
    {
        _outages = new Outages(time, warn);
        _due = time.CreateTimer(_ => due(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _calm = time.CreateTimer(_ => calm(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public IEnumerable<ServiceOutput> Waiting => _waiting;

    public void Begin(ServiceOutput output, Exception failure)
    {
        _outages.Begin(output.Service, failure);
        Await(output);
    }

    /// <summary>It is no trouble, and yet to be looked at again.</summary>
    public void Await(ServiceOutput output)
    {
        _waiting.Add(output);
        _due.Change(s_delay, Timeout.InfiniteTimeSpan);
    }

    public void End(ServiceOutput output)
    {
        _waiting.Remove(output);
        if (_outages.IsFailing(output.Service) == false) return;

        _outages.End(output.Service);
        AwaitCalm();
    }

    public void TellEnded()
    {
        _outages.TellEnded();
        AwaitCalm();
    }

    public void Dispose()
    {
        _due.Dispose();
        _calm.Dispose();
    }

    private void AwaitCalm()
    {
        if (_outages.AwaitsCalm) _calm.Change(Outages.Calm, Timeout.InfiniteTimeSpan);
    }
}
