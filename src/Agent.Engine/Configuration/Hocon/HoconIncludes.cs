namespace Akka.Configuration.Hocon;

/// <summary>Puts included documents in the place of <c>include "name"</c>.</summary>
internal sealed class HoconIncludes(HoconText text, Func<string, HoconRoot>? callback, List<HoconSubstitution> substitutions)
{
    private const string Keyword = "include";
    private const int MaxNesting = 50;

    // A callback parses what it returns, on this thread: a document that includes itself shows as nesting without end.
    [ThreadStatic]
    private static int s_nesting;

    internal bool TryInclude(HoconObject parent, List<string> path)
    {
        if (!IsInclude()) return false;

        var position = text.Position;
        text.Skip(Keyword.Length);
        text.SkipBlanks();
        var included = Read(HoconStrings.ReadQuoted(text), position);

        var copy = new HoconCopy(ConfigPath.Join(path), substitutions, text);
        HoconAssignment.AssignAll(parent, copy.Of(included, path.Count));
        return true;
    }

    private bool IsInclude()
    {
        if (text.Next != Keyword[0] || !text.IsNext(Keyword)) return false;

        var rest = text.Rest[Keyword.Length..];
        var name = rest.TrimStart(" \t");
        return name.Length < rest.Length && name is ['"', ..];
    }

    private HoconObject Read(string name, int position)
    {
        if (callback is null) throw text.Error($"Nothing here can include \"{name}\"", position);
        if (s_nesting >= MaxNesting) throw text.Error($"Includes nest deeper than {MaxNesting}: \"{name}\" probably includes itself", position);

        s_nesting++;
        try
        {
            return callback(name)?.Value.GetObject() ?? throw text.Error($"There is no object to include in \"{name}\"", position);
        }
        finally
        {
            s_nesting--;
        }
    }
}
