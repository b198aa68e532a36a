using System.Text;

namespace Agent.Web.Hosting;

/// <summary>
/// Reads a <c>Content-Length</c>, which is digits and nothing else (RFC 9112, section 6.2). Kestrel by itself also takes a sign:
/// where a proxy in between does not, the two would disagree on where a request ends.
/// </summary>
internal sealed class ContentLengthDigits : ASCIIEncoding
{
    private static readonly ContentLengthDigits s_instance = new();

    /// <summary>For Kestrel, which asks by the name of each header; <see langword="null"/> is its own way.</summary>
    public static Encoding? Of(string header) => header.Equals("Content-Length", StringComparison.OrdinalIgnoreCase) ? s_instance : null;

    /// <returns>Nothing, which is no number, for what is none.</returns>
    public override int GetChars(ReadOnlySpan<byte> bytes, Span<char> chars) =>
        bytes.Length > chars.Length || bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9') ? 0 : base.GetChars(bytes, chars);
}
