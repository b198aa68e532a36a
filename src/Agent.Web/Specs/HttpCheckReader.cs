using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>http</c>: a GET and the status of its answer.</summary>
internal static class HttpCheckReader
{
    // What Kubernetes takes for success.
    private static readonly StatusRange Usual = new(200, 399);

    private enum Scheme
    {
        Http,
        Https,
    }

    public static ProbeCheck? Read(JsonObjectReader probe) => probe.Part<ProbeCheck?>("http", null, http =>
    {
        var isSecure = http.Choice<Scheme>("scheme") is Scheme.Https;
        var (host, port) = HostReader.Read(http);
        var status = ReadStatus(http);

        return new ProbeCheck.Http
        {
            IsSecure = isSecure,
            Host = host,
            Port = port,
            Path = ReadPath(http),
            Headers = HeadersReader.Read(http),
            MinStatus = status.Min,
            MaxStatus = status.Max,
            VerifiesCertificate = ReadVerify(http, isSecure),
        };
    });

    private static string ReadPath(JsonObjectReader http)
    {
        var path = http.String("path") ?? "/";

        if (!path.StartsWith('/') || path.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '#'))
            http.Refuse("path", SpecTexts.NotAUrlPath);

        return path;
    }

    private static StatusRange ReadStatus(JsonObjectReader http)
    {
        if (http.TextOrNumber("status") is not { } text)
            return Usual;

        if (!StatusRange.TryParse(text, out var status))
            http.Refuse("status", SpecTexts.NotAStatus);

        return status;
    }

    private static bool ReadVerify(JsonObjectReader http, bool isSecure)
    {
        var verify = http.Flag("verify");

        if (verify is not null && !isSecure)
            http.Refuse("verify", SpecTexts.VerifyNeedsTls);

        return verify ?? false;
    }
}
