using System.Text.Json;

namespace Agent.Actors.Configuration;

/// <summary>The names of an enum as people write them: <c>on-failure</c>, or <c>on_failure</c>.</summary>
public static class EnumWords
{
    public static string Kebab<T>(this T value)
        where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    public static string Snake<T>(this T value)
        where T : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <param name="spelling">How each value is written.</param>
    public static bool TryParse<T>(string word, Func<T, string> spelling, out T value)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        var index = Array.FindIndex(values, candidate => spelling(candidate) == word);

        value = index < 0 ? default : values[index];
        return index >= 0;
    }
}
