using Microsoft.Net.Http.Headers;

namespace Agent.Web.Requests;

/// <summary>A body as it was sent.</summary>
/// <param name="MediaType">What it is declared as, in small letters; empty where it is not.</param>
internal sealed record RequestBody(byte[] Bytes, string MediaType)
{
    public bool IsJson => MediaType == "application/json";

    /// <exception cref="BadHttpRequestException">It is larger than allowed, or too slow, or malformed.</exception>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        await CopyAsync(request, buffer, cancellation);

        return new RequestBody(
            buffer.ToArray(),
            MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.ToString().ToLowerInvariant() : "");
    }

    /// <exception cref="BadHttpRequestException">There is one, and it is not declared as what is taken.</exception>
    public void Demand(bool isTaken)
    {
        if (Bytes.Length > 0 && !isTaken)
            throw new BadHttpRequestException("The body is not declared as what is taken here", StatusCodes.Status415UnsupportedMediaType);
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
}
