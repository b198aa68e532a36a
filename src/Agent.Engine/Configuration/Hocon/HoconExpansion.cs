namespace Akka.Configuration.Hocon;

/// <summary>Settles everything below a value, takes away what stays undefined, and refuses what would expand without end.</summary>
internal sealed class HoconExpansion(HoconResolver resolver, int textLength)
{
    // A few lines can double each other to gigabytes. Whoever reads them would find out when it is too late.
    private const int MaxValues = 1024 * 1024;
    private const int MaxSize = 64 * 1024 * 1024;
    private const int MaxDepth = 4 * Parser.MaxDepth;

    private static readonly HoconExtent s_unknown = new(-1, 0);

    private readonly Dictionary<HoconValue, HoconExtent> _known = [];

    /// <param name="value">The value.</param>
    /// <param name="reason">The substitution that leads to it, if one does.</param>
    /// <param name="depth">How many values it is in.</param>
    internal HoconExtent Expand(HoconValue value, HoconSubstitution? reason = null, int depth = 0)
    {
        if (_known.TryGetValue(value, out var extent)) return extent != s_unknown ? extent : throw resolver.Error($"{reason} contains itself", reason);

        resolver.Settle(value);
        if (depth > MaxDepth || _known.Count > MaxValues + textLength) throw TooMuch(reason);

        _known[value] = s_unknown;
        extent = Expand(value.Elements, reason, depth + 1);
        if (value.Elements is not [HoconObject] && value.GetObject() is { } merged) extent = Expand(merged, reason, depth + 1);
        return _known[value] = extent;
    }

    private HoconExtent Expand(HoconObject members, HoconSubstitution? reason, int depth)
    {
        var extent = new HoconExtent();
        List<string>? undefined = null;
        foreach (var (key, value) in members.Items)
        {
            extent = Checked(extent.And(Expand(value, reason, depth)), reason);
            if (value.Kind == HoconKind.Nothing) (undefined ??= []).Add(key);
        }

        undefined?.ForEach(key => members.Items.Remove(key));
        return extent;
    }

    private HoconExtent Expand(List<IHoconElement> elements, HoconSubstitution? reason, int depth)
    {
        var extent = new HoconExtent(1, 0);
        foreach (var element in elements)
            extent = Checked(extent.And(Expand(element, reason, depth)), reason);
        return extent;
    }

    private HoconExtent Expand(IHoconElement element, HoconSubstitution? reason, int depth) => element switch
    {
        HoconLiteral literal => new HoconExtent(literal.Value.Length, 0),
        HoconSubstitution { Resolved: { } target } substitution => Expand(target, substitution, depth),
        HoconLayer layer => Expand(layer.Value, reason, depth),
        HoconArray array => Expand(array, reason, depth),
        HoconObject members => Expand(members, reason, depth),
        _ => new HoconExtent(),
    };

    private HoconExtent Expand(HoconArray array, HoconSubstitution? reason, int depth)
    {
        var extent = new HoconExtent();
        foreach (var item in array.Items)
            extent = Checked(extent.And(Expand(item, reason, depth)), reason);

        array.Items.RemoveAll(item => item.Kind == HoconKind.Nothing);
        return extent;
    }

    private HoconExtent Checked(HoconExtent extent, HoconSubstitution? reason) =>
        extent.Size <= MaxSize + textLength && extent.Depth <= MaxDepth ? extent : throw TooMuch(reason);

    private FormatException TooMuch(HoconSubstitution? reason) => resolver.Error("Substitutions in substitutions make this too much, or too deep, to read", reason);
}
