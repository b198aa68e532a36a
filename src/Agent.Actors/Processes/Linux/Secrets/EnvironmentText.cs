namespace Agent.Actors.Processes.Linux;

/// <summary>
/// Lines of <c>NAME=value</c>, as in files of EnvironmentFile= (systemd.exec(5)) without escapes and continued lines: blank
/// lines and those that begin with <c>#</c> or <c>;</c> say nothing, and one pair of quotes around a value is not part of it.
/// </summary>
internal static class EnvironmentText
{
    /// <exception cref="SecretException">A line is something else. It is told by its number alone.</exception>
    public static IEnumerable<KeyValuePair<string, string>> Read(string text, string path)
    {
        foreach (var (index, line) in text.Split('\n').Index())
            if (line.Trim() is { Length: > 0 } content && content[0] is not ('#' or ';'))
                yield return Variable(content, index + 1, path);
    }

    private static KeyValuePair<string, string> Variable(string line, int number, string path)
    {
        var name = line.Split('=')[0].TrimEnd();
        if (name.Length == line.Length || !IsName(name)) throw new SecretException($"Line {number} of {path} is not of the form NAME=value.");
        if (name == InstanceMark.Variable) throw new SecretException($"Line {number} of {path} is about {InstanceMark.Variable}, which the agent sets.");

        return new(name, Unquote(line[(line.IndexOf('=') + 1)..].TrimStart()));
    }

    private static bool IsName(string text) => text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');

    private static string Unquote(string value) => value is ['"', .., '"'] or ['\'', .., '\''] ? value[1..^1] : value;
}
