using System.Globalization;

namespace Agent.Web.Services;

/// <summary>Moments as ISO 8601.</summary>
internal static class IsoTime
{
    // Six digits: Python before 3.11 reads no other number of them.
    public static string Of(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture);
}
