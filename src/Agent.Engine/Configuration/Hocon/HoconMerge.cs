namespace Akka.Configuration.Hocon;

/// <summary>Lays objects over each other without changing any.</summary>
/// <remarks>One level at a time: what is below is merged when somebody looks. A cycle has no end to merge to.</remarks>
internal static class HoconMerge
{
    internal static HoconObject All(List<IHoconElement> elements)
    {
        var merged = new HoconObject();
        foreach (var element in elements)
            if (Object(element) is { } layer) Add(merged, layer);
        return merged;
    }

    internal static HoconObject Over(HoconObject below, HoconObject above)
    {
        var merged = new HoconObject();
        Add(merged, below);
        Add(merged, above);
        return merged;
    }

    private static HoconObject? Object(IHoconElement element) => element switch
    {
        HoconObject members => members,
        HoconSubstitution substitution => substitution.Resolved?.GetObject(),
        HoconLayer layer => layer.Value.GetObject(),
        _ => null,
    };

    private static void Add(HoconObject merged, HoconObject layer)
    {
        foreach (var (key, value) in layer.Items)
            merged.Items[key] = merged.GetKey(key) is { } lower ? Over(lower, value) : value;
    }

    private static HoconValue Over(HoconValue below, HoconValue above)
    {
        if (above.IsOpen() || (above.IsObject() && below.IsOpen())) return Later(below, above);
        return above.IsObject() && below.IsObject() ? new HoconValue(new HoconLayer(below), new HoconLayer(above)) : above;
    }

    // Substitutions have to be settled before anyone knows whether this is a merge.
    private static HoconValue Later(HoconValue below, HoconValue above)
    {
        var open = new HoconValue([.. above.Elements]);
        open.Previous = above.Previous is { } between ? Over(below, between) : below;
        return open;
    }
}
