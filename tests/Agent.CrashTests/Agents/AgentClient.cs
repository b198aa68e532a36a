using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Agent.CrashTests.Agents;

/// <summary>What the tests ask of an agent over HTTP.</summary>
internal sealed class AgentClient(Uri address) : IDisposable
{
    private static readonly TimeSpan s_untilHang = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http = new(new LostConnections()) { BaseAddress = address };

    public void Dispose() => _http.Dispose();

    /// <exception cref="HttpRequestException">The agent died before it had answered.</exception>
    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpMethod method, string path, object? body = null, string prefer = "")
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (prefer is not "") request.Headers.Add("Prefer", prefer);
        using var response = await _http.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement);
    }

    /// <summary>By id.</summary>
    public async Task<IReadOnlyDictionary<string, ServiceReport>> ServicesAsync() =>
        (await _http.GetFromJsonAsync<Dictionary<string, ServiceReport>>("/services", ServiceReport.Json))!;

    /// <summary>When no service is on the way from one state to another.</summary>
    public async Task<IReadOnlyDictionary<string, ServiceReport>> SettledServicesAsync()
    {
        // Each answers when it has taken over what there is; the list may be older.
        foreach (var service in (await ServicesAsync()).Keys) await SendAsync(HttpMethod.Get, $"/service/{service}/status");

        return await Until(ServicesAsync, services => services.Values.All(service => service.IsSettled));
    }

    public Task<string> LogAsync(string service) => _http.GetStringAsync($"/service/{service}/logs");

    /// <summary>Asks until the answer is as expected. The bound only catches a hang.</summary>
    public static async Task<T> Until<T>(Func<Task<T>> ask, Func<T, bool> isExpected)
    {
        using var hang = new CancellationTokenSource(s_untilHang);

        while (true)
        {
            var answer = await ask();
            if (isExpected(answer)) return answer;

            Assert.False(hang.IsCancellationRequested, $"Not within {s_untilHang}; the last answer: {answer}");
        }
    }
}
