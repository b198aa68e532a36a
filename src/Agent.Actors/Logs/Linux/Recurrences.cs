namespace Agent.Actors.Logs.Linux;

/// <summary>Tells of a trouble when it begins and when it is over, however often it is met meanwhile. Any thread may use it.</summary>
internal sealed class Recurrences(Action<string> warn)
{
    /// <summary>What is never tried again would be kept for ever.</summary>
    private const int Most = 1000;

    private readonly HashSet<string> _open = [];

    /// <param name="attempt">What is tried: an infinitive, and always the same for the same thing.</param>
    /// <param name="consequence">A sentence.</param>
    /// <returns>Whether it was done.</returns>
    public bool Try(string attempt, Action work, string consequence)
    {
        Exception? failure = null;
        Trouble.Try(work, e => failure = e);

        if (failure is null) End(attempt);
        else if (Begin(attempt)) warn($"Cannot {attempt}: {failure.Message.TrimEnd('.')}. {consequence}");

        return failure is null;
    }

    private bool Begin(string attempt)
    {
        lock (_open)
        {
            if (_open.Count >= Most) _open.Clear();
            return _open.Add(attempt);
        }
    }

    private void End(string attempt)
    {
        lock (_open)
            if (!_open.Remove(attempt)) return;

        warn($"What had failed is done again: {attempt}.");
    }
}
