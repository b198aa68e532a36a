using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Agent.Actors.Configuration;

/// <summary>Reads a HOCON file, and the files that it includes by a path relative to its own.</summary>
internal static class ConfigurationFile
{
    private const int DeepestInclude = 16;

    public static Config Read(string file) => new(Parse(file, depth: 0));

    private static HoconRoot Parse(string file, int depth)
    {
        if (depth > DeepestInclude)
            throw new IOException($"'{file}' is included more than {DeepestInclude} levels deep: does it include itself?");

        var directory = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return Parser.Parse(File.ReadAllText(file), included => Parse(Path.Combine(directory, included), depth + 1));
    }
}
