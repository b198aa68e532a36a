namespace Akka.Configuration.Hocon;

/// <summary>Lays objects over each other without changing either.</summary>
internal static class HoconMerge
{
    internal static HoconObject All(List<IHoconElement> elements)
    {
        var merged = new HoconObject();
        foreach (var element in elements)
            if ((element as HoconObject ?? (element as HoconSubstitution)?.Resolved?.GetObject()) is { } layer)
                merged = Over(merged, layer);
        return merged;
    }

    internal static HoconObject Over(HoconObject below, HoconObject above)
    {
        var merged = new HoconObject();
        foreach (var (key, value) in below.Items)
            merged.Items.Add(key, value);
        foreach (var (key, value) in above.Items)
            merged.Items[key] = merged.GetKey(key) is { } lower ? Over(lower, value) : value;
        return merged;
    }

    private static HoconValue Over(HoconValue below, HoconValue above)
    {
        if (above.IsOpen() || (above.IsObject() && below.IsOpen())) return Later(below, above);
        return above.GetObject() is { } upper && below.GetObject() is { } lower ? new HoconValue(Over(lower, upper)) : above;
    }

    // Substitutions have to be settled before anyone knows whether this is a merge.
    private static HoconValue Later(HoconValue below, HoconValue above)
    {
        var open = new HoconValue { Previous = above.Previous is { } between ? Over(below, between) : below };
        open.Elements.AddRange(above.Elements);
        return open;
    }
}
