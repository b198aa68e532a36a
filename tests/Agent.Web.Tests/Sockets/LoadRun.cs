using System.Collections.Concurrent;
using System.Net;

namespace Agent.Web.Tests.Sockets;

/// <summary>
/// Constant load on an HTTP service: each of so many clients sends its next request when the last one is answered. Every
/// other one keeps its connection for as long as it may, the rest have a new one for each request.
/// </summary>
internal sealed class LoadRun
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _answers = [];
    private readonly ConcurrentQueue<string> _failures = [];
    private readonly List<Task> _clients;
    private volatile bool _isOver;

    private LoadRun(EndPoint point, int clients) =>
        _clients = [.. Enumerable.Range(0, clients).Select(number => Task.Run(() => RunAsync(new LoadClient(point, keepsConnection: number % 2 == 0))))];

    public static LoadRun Start(EndPoint point, int clients = 32) => new(point, clients);

    /// <summary>Waits for an answer by a process.</summary>
    public Task AnsweredBy(int pid) => Answer($"{pid}").Task.WaitAsync(TimeSpan.FromSeconds(120));

    /// <returns>What went wrong with single requests.</returns>
    public async Task<IReadOnlyCollection<string>> EndAsync()
    {
        _isOver = true;
        await Task.WhenAll(_clients);
        return _failures;
    }

    private async Task RunAsync(LoadClient client)
    {
        using (client)
            while (!_isOver)
                await RequestAsync(client);
    }

    private async Task RequestAsync(LoadClient client)
    {
        try
        {
            Answer(await client.GetAsync()).TrySetResult();
        }
        catch (IOException failure)
        {
            _failures.Enqueue(failure.Message);
        }
    }

    private TaskCompletionSource Answer(string body) =>
        _answers.GetOrAdd(body, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
