using System.Globalization;
using System.Text;

namespace Agent.Actors.Logs.Reading;

/// <summary>Times as the log has them, <c>2026-11-22T08:00:00.000000000Z</c>: all equally long, so that they compare as bytes.</summary>
internal static class LogStamp
{
    public const int Length = 30;

    public static byte[] Of(DateTimeOffset time) =>
        Encoding.ASCII.GetBytes(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture));
}
