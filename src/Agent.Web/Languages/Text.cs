using System.Globalization;

namespace Agent.Web.Languages;

/// <summary>A sentence in both languages, with <c>{0}</c> for what it is about.</summary>
internal sealed record Text(string Chinese, string English)
{
    public string In(Language language, params object[] arguments)
    {
        var format = language is Language.English ? English : Chinese;
        return arguments.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, arguments);
    }
}
