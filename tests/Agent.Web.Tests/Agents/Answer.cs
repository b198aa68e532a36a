using System.Net;
using System.Text;
using System.Text.Json;

namespace Agent.Web.Tests.Agents;

/// <summary>An answer of the agent's, with its body read.</summary>
public sealed record Answer(HttpStatusCode Status, JsonElement Body, HttpResponseMessage Response)
{
    public string? this[string member] => Body.TryGetProperty(member, out var value) ? value.ToString() : null;

    public int Pid => Body.GetProperty("pid").GetInt32();
}

public static class AgentRequests
{
    public static Task<Answer> Get(this RunningAgent agent, string path, params (string Name, string Value)[] headers) =>
        agent.Send(HttpMethod.Get, path, content: null, headers);

    public static Task<Answer> Post(this RunningAgent agent, string path, string? json = null, params (string Name, string Value)[] headers) =>
        agent.Send(HttpMethod.Post, path, json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"), headers);

    public static Task<Answer> Put(this RunningAgent agent, string path, string body, string type = "application/json", params (string Name, string Value)[] headers) =>
        agent.Send(HttpMethod.Put, path, new StringContent(body, Encoding.UTF8, type), headers);

    public static Task<Answer> Delete(this RunningAgent agent, string path) => agent.Send(HttpMethod.Delete, path, content: null);

    /// <summary>What the service has written so far, once that has this text in it.</summary>
    public static async Task<string> Log(this RunningAgent agent, string id, string until)
    {
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        while (true)
        {
            var log = await agent.Http.GetStringAsync($"/service/{id}/logs", hang.Token);
            if (log.Contains(until, StringComparison.Ordinal)) return log;
        }
    }

    public static Task<Answer> Deploy(this RunningAgent agent, string id, string command) =>
        agent.Post($"/service/{id}/deploy", JsonSerializer.Serialize(new { command }));

    public static Task<Answer> Deploy(this RunningAgent agent, string id, params string[] argv) =>
        agent.Post($"/service/{id}/deploy", JsonSerializer.Serialize(new { argv }));

    /// <summary>Asks until the answer is as expected. The bound only catches a hang.</summary>
    public static async Task<Answer> Until(this RunningAgent agent, string path, Func<Answer, bool> isExpected)
    {
        using var hang = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        while (true)
        {
            hang.Token.ThrowIfCancellationRequested();
            var answer = await agent.Get(path);

            if (isExpected(answer))
                return answer;
        }
    }

    public static async Task<Answer> Send(
        this RunningAgent agent, HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };

        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        var response = await agent.Http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();

        return new Answer(response.StatusCode, body.Length == 0 ? default : JsonDocument.Parse(body).RootElement, response);
    }
}
