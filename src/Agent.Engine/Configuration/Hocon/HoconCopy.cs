namespace Akka.Configuration.Hocon;

/// <summary>Copies an included document, so that what includes it can add to it and resolve its substitutions anew.</summary>
internal sealed class HoconCopy(string includedAt, List<HoconSubstitution> substitutions, HoconText text)
{
    internal HoconObject Of(HoconObject original, int depth)
    {
        if (depth > Parser.MaxDepth) throw text.Error($"Objects and lists nest deeper than {Parser.MaxDepth} with what is included here");

        var copy = new HoconObject();
        foreach (var (key, value) in original.Items)
            copy.Items.Add(key, Of(value, depth + 1));
        return copy;
    }

    private HoconValue Of(HoconValue original, int depth)
    {
        var copy = new HoconValue();
        foreach (var element in original.Elements)
            if (element is HoconLayer layer) copy.Elements.AddRange(Of(layer.Value, depth).Elements);
            else copy.Elements.Add(Of(element, depth));
        return copy;
    }

    private IHoconElement Of(IHoconElement original, int depth) => original switch
    {
        HoconObject members => Of(members, depth),
        HoconArray array => Of(array, depth),
        HoconSubstitution substitution => Of(substitution),
        _ => original,
    };

    private HoconArray Of(HoconArray original, int depth)
    {
        if (depth > Parser.MaxDepth) throw text.Error($"Objects and lists nest deeper than {Parser.MaxDepth} with what is included here");

        var copy = new HoconArray();
        foreach (var item in original.Items)
            copy.Items.Add(Of(item, depth + 1));
        return copy;
    }

    private HoconSubstitution Of(HoconSubstitution original)
    {
        var copy = original.MovedTo(includedAt);
        substitutions.Add(copy);
        return copy;
    }
}
