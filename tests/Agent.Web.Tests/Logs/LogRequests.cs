using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Logs;

internal static class LogRequests
{
    public static Task<HttpResponseMessage> Logs(this RunningAgent agent, string service, string query = "", params (string Name, string Value)[] headers) =>
        agent.Http.Logs($"/service/{service}/logs{query}", headers);

    /// <summary>Answers as soon as the headers are there.</summary>
    public static async Task<HttpResponseMessage> Logs(this HttpClient http, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);

        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public static async Task<string> TextAsync(this Task<HttpResponseMessage> answer) => await (await answer).Content.ReadAsStringAsync();

    /// <summary>Reads the answer as far as it has come, line by line.</summary>
    public static async Task<StreamReader> LinesAsync(this Task<HttpResponseMessage> answer) =>
        new(await (await answer).Content.ReadAsStreamAsync());
}
