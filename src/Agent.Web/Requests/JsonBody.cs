using System.Text.Json;
using System.Text.Unicode;
using Agent.Web.Problems;
using Microsoft.Net.Http.Headers;

namespace Agent.Web.Requests;

/// <summary>Reads a body into one JSON object. No body at all is an empty object.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 32 };

    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    /// <exception cref="BadHttpRequestException">The body is not JSON by its content type, larger than allowed, or too slow.</exception>
    public static async Task<JsonObjectReader> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var mistakes = new Mistakes(request);
        return new JsonObjectReader(Parse(await BytesOf(request, cancellation), mistakes), "$", mistakes);
    }

    private static async Task<byte[]> BytesOf(HttpRequest request, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        await CopyAsync(request, buffer, cancellation);

        if (buffer.Length > 0 && !IsJson(request))
            throw new BadHttpRequestException("The body is not declared as JSON", StatusCodes.Status415UnsupportedMediaType);

        return buffer.ToArray();
    }

    // Kestrel has an exception of its own for most malformed bodies, but not for a chunk whose size overflows.
    private static async Task CopyAsync(HttpRequest request, MemoryStream target, CancellationToken cancellation)
    {
        try
        {
            await request.Body.CopyToAsync(target, cancellation);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            throw new BadHttpRequestException(e.Message, e);
        }
    }

    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase);

    private static JsonElement Parse(byte[] bytes, Mistakes mistakes)
    {
        if (bytes.Length == 0)
            return Empty;

        if (!Utf8.IsValid(bytes))
            return Refuse(mistakes, BodyTexts.NotUtf8);

        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            ReadEveryText(document.RootElement);

            return document.RootElement.ValueKind is JsonValueKind.Object
                ? document.RootElement.Clone()
                : Refuse(mistakes, BodyTexts.NotAnObject);
        }
        // InvalidOperationException: an escaped half of a surrogate pair, which is valid JSON but no text.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Refuse(mistakes, BodyTexts.NotJson, e.Message);
        }
    }

    // JsonDocument decodes a text only when it is asked for.
    private static void ReadEveryText(JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.String)
            _ = element.GetString();

        if (element.ValueKind is JsonValueKind.Array)
            foreach (var item in element.EnumerateArray())
                ReadEveryText(item);

        if (element.ValueKind is JsonValueKind.Object)
            foreach (var member in element.EnumerateObject())
            {
                _ = member.Name;
                ReadEveryText(member.Value);
            }
    }

    private static JsonElement Refuse(Mistakes mistakes, Languages.Text text, params string[] arguments)
    {
        mistakes.Add("$", ProblemKind.InvalidBody, text, arguments);
        return Empty;
    }
}
