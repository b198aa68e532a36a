using System.Net;
using Agent.Actors.Health.Probes;
using Agent.Actors.Specs;

namespace Agent.Actors.Health.Checks;

/// <summary>One GET, and whether its answer has a wanted status. A redirection to the same host is followed, as Kubernetes does.</summary>
internal sealed class HttpProbe(ProbeCheck.Http check, HttpClients clients) : IProbe
{
    private const int MostRedirections = 10;

    /// <summary>In bytes. More of an answer is not read: its status has been seen.</summary>
    private const int MostRead = 10 << 10;

    private readonly Uri? _uri = UriOf(check);

    public string Name { get; } = PlainText.Of($"GET {TextOf(check)}", 200);

    public async Task<ProbeAnswer> CheckAsync(CancellationToken cancellation)
    {
        if (_uri is null) return new ProbeAnswer($"{Name} cannot be asked: that is no address");

        // Specs with one are refused. What has come in another way must not become two headers.
        if (check.Headers.FirstOrDefault(header => header.Value.Any(c => char.IsControl(c) && c is not '\t')).Key is { } name)
            return new ProbeAnswer($"{Name} cannot be asked: the value of its header {name} has control characters");

        try
        {
            return Judge(await AskAsync(_uri, cancellation));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new ProbeAnswer($"{Name} got no answer: {e.GetBaseException().Message}");
        }
    }

    private static string TextOf(ProbeCheck.Http check) =>
        $"{(check.IsSecure ? "https" : "http")}://{HostText.Of(check.Host)}:{check.Port}{check.Path}";

    private static Uri? UriOf(ProbeCheck.Http check) => Uri.TryCreate(TextOf(check), UriKind.Absolute, out var uri) ? uri : null;

    private ProbeAnswer Judge(int status) => status >= check.MinStatus && status <= check.MaxStatus
        ? ProbeAnswer.Success
        : new ProbeAnswer($"{Name} answered {status}, wanted {check.MinStatus} to {check.MaxStatus}");

    private async Task<int> AskAsync(Uri uri, CancellationToken cancellation)
    {
        for (var left = MostRedirections; ; left--)
        {
            using var request = RequestOf(uri);
            using var answer = await clients.Of(check).SendAsync(request, cancellation);
            await ReadAsync(answer, cancellation);

            if (left == 0 || NextOf(uri, answer) is not { } next) return (int)answer.StatusCode;
            uri = next;
        }
    }

    // So that the other side can send what it has to say, and sees a connection end in order.
    private static async Task ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var block = new byte[1 << 10];
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);

        for (var left = MostRead; left > 0;)
        {
            var read = await body.ReadAsync(block, cancellation);
            if (read == 0) return;

            left -= read;
        }
    }

    // Whoever wants a redirection gets it judged.
    private Uri? NextOf(Uri uri, HttpResponseMessage answer)
    {
        if (check.MinStatus >= 300 || !IsRedirection(answer.StatusCode) || answer.Headers.Location is not { } location) return null;

        var next = new Uri(uri, location);
        return next.Scheme is "http" or "https" && next.Host == uri.Host ? next : null;
    }

    private static bool IsRedirection(HttpStatusCode status) => (int)status is 301 or 302 or 303 or 307 or 308;

    private HttpRequestMessage RequestOf(Uri uri)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.ConnectionClose = true;
        request.Headers.TryAddWithoutValidation("Accept", "*/*");
        request.Headers.TryAddWithoutValidation("User-Agent", "service-agent-probe");

        foreach (var (name, value) in check.Headers)
            Add(request, name, value);

        return request;
    }

    // Kubernetes' way too: what the spec says replaces what is usual.
    private static void Add(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        if (request.Headers.TryAddWithoutValidation(name, value)) return;

        request.Content ??= new ByteArrayContent([]);
        request.Content.Headers.Remove(name);
        request.Content.Headers.TryAddWithoutValidation(name, value);
    }
}
