using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Agent.Actors.Configuration;

/// <summary>Reads a HOCON file, and the files that it includes by a path relative to its own.</summary>
internal static class ConfigurationFile
{
    private const int DeepestInclude = 16;
    private const int LargestFile = 1 << 20;

    public static Config Read(string file) => new(Parse(file, depth: 0));

    private static HoconRoot Parse(string file, int depth)
    {
        if (depth > DeepestInclude)
            throw new IOException($"'{file}' is included more than {DeepestInclude} levels deep: does it include itself?");

        var directory = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return Parser.Parse(ReadBounded(file), included => Parse(Path.Combine(directory, included), depth + 1));
    }

    // A device or a pipe does not say how much will come.
    private static string ReadBounded(string file)
    {
        using var reader = new StreamReader(file);
        var buffer = new char[LargestFile + 1];
        var length = reader.ReadBlock(buffer);

        return length <= LargestFile ? new string(buffer, 0, length) : throw new IOException($"it has more than {LargestFile} characters");
    }
}
