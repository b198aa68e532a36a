namespace Agent.Actors.Tests.Processes;

/// <summary>Waits for what a process writes.</summary>
public sealed class Spool(string path)
{
    /// <returns>The rest of the first line that begins with <paramref name="word"/>.</returns>
    public async Task<string> Line(string word) => Find(word) is { } line ? RestOf(line, word) : await Await(word);

    /// <summary>The process id that a dummy gives for its child.</summary>
    public async Task<int> Child() => int.Parse(await Line("child"));

    private async Task<string> Await(string word)
    {
        using var changes = new Changes(path);

        while (true)
            if (Find(word) is { } line)
                return RestOf(line, word);
            else
                await changes.Next(word);
    }

    private static string RestOf(string line, string word) => line[word.Length..].Trim();

    // The last line may not be complete.
    private string? Find(string word) =>
        File.ReadAllText(path).Split('\n')[..^1].FirstOrDefault(line => line.StartsWith(word, StringComparison.Ordinal));

    private sealed class Changes : IDisposable
    {
        private readonly SemaphoreSlim _changed = new(0);
        private readonly FileSystemWatcher _watcher;

        public Changes(string path)
        {
            _watcher = new FileSystemWatcher(Path.GetDirectoryName(path)!, Path.GetFileName(path));
            _watcher.Changed += (_, _) => _changed.Release();
            _watcher.EnableRaisingEvents = true;
        }

        public async Task Next(string word)
        {
            if (!await _changed.WaitAsync(Patience.Limit))
                throw new TimeoutException($"'{word}' was never written.");
        }

        public void Dispose() => _watcher.Dispose();
    }
}
