using System.Globalization;
using System.Text;

namespace Agent.Actors.Health;

/// <summary>What a service says, made fit for logs and terminals: one line, bounded, and nothing that controls them.</summary>
public static class PlainText
{
    public static string Of(string text, int longest)
    {
        var plain = new StringBuilder(Math.Min(text.Length, longest));

        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length >= longest) return plain.Append('…').ToString();

            plain.Append(IsPlain(rune) ? rune.ToString() : "\uFFFD");
        }

        return plain.ToString();
    }

    private static bool IsPlain(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);
}
