using System.Text.Json;
using System.Text.Unicode;
using Agent.Web.Languages;
using Agent.Web.Problems;

namespace Agent.Web.Requests;

/// <summary>Reads a body into one JSON object. No body at all is an empty object.</summary>
internal static class JsonBody
{
    public const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = MaxDepth };

    private static readonly JsonElement Empty = JsonElement.Parse("{}");

    /// <exception cref="BadHttpRequestException">The body is not JSON by its content type, larger than allowed, or too slow.</exception>
    public static async Task<JsonObjectReader> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var body = await RequestBody.ReadAsync(request, cancellation);
        body.Demand(body.IsJson);
        return Read(body.Bytes, new Mistakes(request));
    }

    public static JsonObjectReader Read(byte[] bytes, Mistakes mistakes) => new(Parse(bytes, mistakes), "$", mistakes);

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
        catch (JsonException e) when (e is { LineNumber: { } line, BytePositionInLine: { } position })
        {
            return Refuse(mistakes, BodyTexts.NotJsonAt, e.Message, $"{line + 1}", $"{position + 1}");
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

    private static JsonElement Refuse(Mistakes mistakes, Text text, params string[] arguments)
    {
        mistakes.Add("$", ProblemKind.InvalidBody, text, arguments);
        return Empty;
    }
}
