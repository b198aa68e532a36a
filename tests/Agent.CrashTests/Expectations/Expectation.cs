using Agent.CrashTests.Agents;
using Agent.CrashTests.Observations;

namespace Agent.CrashTests.Expectations;

/// <summary>What has been asked of one service, and so what may have become of it. For any thread.</summary>
internal sealed class Expectation(string service, ServiceScript script)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Order> _underWay = new(ReferenceEqualityComparer.Instance);
    private readonly List<Order> _uncertain = [];
    private Certainty _certain = new(Outcome.Absent);
    private int _deletable;

    public string Service => service;

    /// <summary>So many of its instances, the oldest, may have been deleted from its log.</summary>
    public int Deletable
    {
        get { lock (_gate) return _deletable; }
    }

    public void Sent(Order order)
    {
        lock (_gate)
        {
            _underWay.Add(order);
            _uncertain.Add(order);
            if (_underWay.Count > 1) foreach (var racing in _underWay) racing.IsRacing = true;
        }
    }

    /// <param name="pid">Of the process that the order has started.</param>
    public void Answered(Order order, int? pid)
    {
        lock (_gate)
        {
            _underWay.Remove(order);
            NoteDeletable(order.Effect);
            if (!order.IsRacing) BeCertain(order, pid);
        }
    }

    /// <summary>It answered that it does not know the service.</summary>
    public void AnsweredUnknown(Order order) => Answered(order with { Effect = Outcome.Absent, Marker = null }, order);

    /// <summary>After a check: what is there now is what is to stay.</summary>
    public void Settle(ServiceReport? report)
    {
        lock (_gate)
        {
            if (_uncertain.Any(order => order.Effect == Outcome.Absent)) NoteDeletable(Outcome.Absent);

            _underWay.Clear();
            _uncertain.Clear();
            _certain = Certainty.Of(report);
        }
    }

    /// <returns>What is wrong with it; nothing if all is well.</returns>
    public IEnumerable<string> Contradictions(ServiceReport? report)
    {
        lock (_gate) return [.. _uncertain.Count == 0 ? AgainstCertainty(Certainty.Of(report)) : AgainstPossibilities(Certainty.Of(report))];
    }

    private void Answered(Order meant, Order sent)
    {
        lock (_gate)
        {
            _underWay.Remove(sent);
            if (!sent.IsRacing) BeCertain(meant, pid: null);
        }
    }

    private void BeCertain(Order order, int? pid)
    {
        var marker = order.Marker ?? (_uncertain.Any(other => other.Marker is not null) ? null : _certain.Marker);

        _uncertain.Clear();
        _certain = pid is { } running ? Certainty.Running(marker, running) : new Certainty(order.Effect, marker);
    }

    private void NoteDeletable(Outcome effect)
    {
        if (effect == Outcome.Absent) _deletable = Ledger.Read(script.Ledger(service)).Instances.Count;
    }

    private IEnumerable<string> AgainstCertainty(Certainty found)
    {
        if (found.Outcome != _certain.Outcome)
            yield return $"{service} was {_certain} and nothing was asked of it since, but it is {found}";
        else if (found.Outcome == Outcome.Running && (found.Pid, found.Started) != (_certain.Pid, _certain.Started))
            yield return $"{service} ran as {_certain} and nothing was asked of it since, but it runs as {found}";
        else if (_certain.Marker is not null && found.Outcome != Outcome.Absent && found.Marker != _certain.Marker)
            yield return $"{service} was {_certain}, but its spec is that of {found}";
    }

    private IEnumerable<string> AgainstPossibilities(Certainty found)
    {
        if (found.Outcome != _certain.Outcome && _uncertain.TrueForAll(order => !order.MayHaveLedTo(found.Outcome)))
            yield return $"{service} was {_certain}, and then {Uncertain} was asked of it, but it is {found}";

        if (found.Outcome != Outcome.Absent && _certain is not { Outcome: not Outcome.Absent, Marker: null } && found.Marker != _certain.Marker
            && _uncertain.TrueForAll(order => order.Marker != found.Marker))
            yield return $"{service} was {_certain}, and then {Uncertain} was asked of it, but its spec is that of {found}";
    }

    private string Uncertain => string.Join(", ", _uncertain.Select(order => $"{order.Effect} {order.Marker}".Trim()));
}
