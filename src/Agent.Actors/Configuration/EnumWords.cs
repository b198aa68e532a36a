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
}
