namespace Agent.Actors.Journal.Audit;

/// <summary>Goes from row to row and finds what is missing or is not what was written.</summary>
internal sealed class ChainCheck
{
    /// <summary>What was overwritten as a whole would be an endless list.</summary>
    private const int MostFaults = 20;

    private readonly AuditEnd _anchor;
    private readonly string? _expected;
    private readonly List<string> _faults = [];
    private long _rows;
    private AuditEnd _last;
    private bool _isFound;

    /// <param name="expected">A hash that some row must have, if it is told.</param>
    public ChainCheck(AuditEnd anchor, string? expected)
    {
        (_anchor, _last, _expected) = (anchor, anchor, expected);
        _isFound = expected is null || anchor.Hash == expected;
    }

    public void Add(AuditRow row)
    {
        var isNext = row.Sequence == _last.Sequence + 1;

        if (row.Sequence > _last.Sequence + 1) Missing(_last.Sequence + 1, row.Sequence - 1);
        else if (!isNext) Fault($"row {row.Sequence} stands where rows up to {_last.Sequence} were removed for good");
        else if (AuditHash.Of(_last.Hash, row.Sequence, row.At, row.Entry) != row.Hash) Fault(Changed(row));

        _rows++;
        _isFound |= row.Hash == _expected;
        _last = new AuditEnd(row.Sequence, row.Hash);
    }

    public AuditFindings End(AuditEnd head)
    {
        if (head.Sequence > _last.Sequence) Missing(_last.Sequence + 1, head.Sequence);
        else if (head.Sequence < _last.Sequence) Fault($"the rows behind {head.Sequence} were not written by the agent");
        else if (head.Hash != _last.Hash) Fault($"row {_last.Sequence} is not what was written: the end of the chain was recorded with another hash");

        if (!_isFound) Fault($"no row has the hash {_expected}: the chain was written anew, or that row is too old to be kept");
        return new AuditFindings(_rows, _anchor.Sequence + 1, head, _faults);
    }

    private static string Changed(AuditRow row) =>
        $"row {row.Sequence} is not what was written ({row.Entry.Action} by {row.Entry.Who}), or row {row.Sequence - 1} was changed together with its hash";

    private void Missing(long from, long to) => Fault(from == to ? $"row {from} is missing" : $"rows {from} to {to} are missing");

    private void Fault(string fault)
    {
        if (_faults.Count < MostFaults) _faults.Add(fault);
    }
}
