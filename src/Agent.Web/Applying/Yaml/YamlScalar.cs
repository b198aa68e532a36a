using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Agent.Web.Applying.Yaml;

/// <summary>What a scalar stands for by the core schema of YAML 1.2 (section 10.3.2).</summary>
internal static partial class YamlScalar
{
    /// <exception cref="YamlMistakeException">JSON has nothing for it.</exception>
    public static void Write(Utf8JsonWriter json, YamlNode.Scalar scalar, YamlPath path)
    {
        if (!scalar.IsPlain)
            json.WriteStringValue(scalar.Text);
        else if (scalar.Text is "" or "~" or "null" or "Null" or "NULL")
            json.WriteNullValue();
        else if (scalar.Text is "true" or "True" or "TRUE" or "false" or "False" or "FALSE")
            json.WriteBooleanValue(scalar.Text[0] is 't' or 'T');
        else if (TryInteger(scalar.Text, out var integer))
            json.WriteNumberValue(integer);
        else if (Number().IsMatch(scalar.Text))
            WriteNumber(json, scalar, path);
        else
            json.WriteStringValue(scalar.Text);
    }

    private static void WriteNumber(Utf8JsonWriter json, YamlNode.Scalar scalar, YamlPath path)
    {
        if (!double.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            throw YamlMistakeException.At(path, YamlTexts.NotANumber, scalar.Where, scalar.Text);

        json.WriteNumberValue(number);
    }

    private static bool TryInteger(string text, out long integer)
    {
        var (digits, style) = text switch
        {
            ['0', 'x', .. var hexadecimal] => (hexadecimal, NumberStyles.AllowHexSpecifier),
            ['0', 'o', .. var octal] => (octal, NumberStyles.None),
            _ => (text, NumberStyles.AllowLeadingSign),
        };

        return style is NumberStyles.None
            ? TryOctal(digits, out integer)
            : long.TryParse(digits, style, CultureInfo.InvariantCulture, out integer);
    }

    private static bool TryOctal(string digits, out long number)
    {
        number = 0;

        if (digits.Length is 0 or > 20 || digits.AsSpan().ContainsAnyExceptInRange('0', '7'))
            return false;

        foreach (var digit in digits)
            number = (number << 3) | (uint)(digit - '0');

        return true;
    }

    [GeneratedRegex(@"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
