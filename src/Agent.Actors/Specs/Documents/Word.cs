using Agent.Actors.Configuration;

namespace Agent.Actors.Specs.Documents;

/// <summary>The value of an enum that a word stands for.</summary>
internal static class Word
{
    public static T Read<T>(string word)
        where T : struct, Enum =>
        Read<T>(word, EnumWords.Kebab);

    public static T Read<T>(string word, Func<T, string> spelling)
        where T : struct, Enum =>
        EnumWords.TryParse(word, spelling, out var value) ? value : throw new FormatException($"'{word}' is none of {typeof(T).Name}");
}
