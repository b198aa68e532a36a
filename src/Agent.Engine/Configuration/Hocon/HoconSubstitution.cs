namespace Akka.Configuration.Hocon;

/// <summary><c>${path}</c> or <c>${?path}</c>: stands for what another path says, or an environment variable.</summary>
internal sealed class HoconSubstitution(string path, bool isOptional, int position) : IHoconElement
{
    internal string Path => path;

    internal bool IsOptional => isOptional;

    /// <summary>Where it stands in the text that is being read; negative when it came with an include.</summary>
    internal int Position => position;

    /// <summary>The path of the include that it came with: what it names is looked for there before it is at the root.</summary>
    internal string IncludedAt { get; init; } = "";

    internal HoconValue? Resolved { get; set; }

    public HoconKind Kind => Resolved?.Kind ?? HoconKind.Nothing;

    internal static HoconSubstitution Read(HoconText text)
    {
        var position = text.Position;
        text.Skip(2);
        var isOptional = text.TrySkip('?');
        var length = text.Rest.IndexOfAny('}', '\r', '\n');
        if (length <= 0 || text.Rest[length] != '}') throw text.Error("A substitution is written ${path} or ${?path}", position);

        var path = text.Rest[..length].Trim().ToString();
        text.Skip(length + 1);
        return new HoconSubstitution(path, isOptional, position);
    }

    internal HoconSubstitution MovedTo(string place) => new(path, isOptional, -1)
    {
        IncludedAt = place.Length == 0 || IncludedAt.Length == 0 ? place + IncludedAt : $"{place}.{IncludedAt}",
        Resolved = Resolved,
    };

    public override string ToString() => isOptional ? $"${{?{path}}}" : $"${{{path}}}";
}
