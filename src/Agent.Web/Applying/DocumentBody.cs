using Agent.Web.Applying.Yaml;
using Agent.Web.Requests;

namespace Agent.Web.Applying;

/// <summary>Reads a body that is JSON or, by its content type, YAML, into one object.</summary>
internal sealed class DocumentBody(long maxBody)
{
    // What YAML takes more for as JSON, and with its aliases in full.
    private const int Growth = 4;

    private static readonly string[] YamlTypes = ["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"];

    /// <exception cref="BadHttpRequestException">The body is neither by its content type, larger than allowed, or too slow.</exception>
    public async Task<JsonObjectReader> ReadAsync(HttpRequest request, Mistakes mistakes, CancellationToken cancellation)
    {
        var body = await RequestBody.ReadAsync(request, cancellation);
        var isYaml = YamlTypes.Contains(body.MediaType);
        body.Demand(body.IsJson || isYaml);

        return isYaml ? YamlBody.Read(body.Bytes, Growth * maxBody, mistakes) : JsonBody.Read(body.Bytes, mistakes);
    }
}
