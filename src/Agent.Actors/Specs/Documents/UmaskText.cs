using System.Text.RegularExpressions;

namespace Agent.Actors.Specs.Documents;

/// <summary>A umask as people write it: three octal digits, or four with a leading 0.</summary>
public static partial class UmaskText
{
    public static string Of(int umask) => $"0{Convert.ToString(umask, 8).PadLeft(3, '0')}";

    public static bool TryParse(string text, out int umask)
    {
        var isUmask = Octal().IsMatch(text);
        umask = isUmask ? Convert.ToInt32(text, 8) : 0;
        return isUmask;
    }

    [GeneratedRegex(@"^0?[0-7]{3}\z")]
    private static partial Regex Octal();
}
