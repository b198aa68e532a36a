using System.Diagnostics.CodeAnalysis;

namespace Akka.Configuration.Hocon;

/// <summary>What stands behind a key or in a list: text, a list or an object.</summary>
public partial class HoconValue
{
    private HoconObject? _merged;

    public HoconValue()
    {
    }

    internal HoconValue(params IHoconElement[] elements) => Elements.AddRange(elements);

    /// <summary>One, unless substitutions are joined with something.</summary>
    internal List<IHoconElement> Elements { get; } = new(1);

    /// <summary>What the key said before, as long as substitutions have to decide whether that is replaced, merged or kept.</summary>
    internal HoconValue? Previous { get; set; }

    /// <summary>Replaced something in its own braces, so it is not merged with what the key said before them either.</summary>
    internal bool HidesBefore { get; set; }

    internal SettlingState Settling { get; set; }

    internal HoconKind Kind
    {
        get
        {
            foreach (var element in Elements)
                if (element.Kind is not HoconKind.Nothing and var kind) return kind;
            return HoconKind.Nothing;
        }
    }

    public bool IsEmpty => Kind == HoconKind.Nothing || GetObject() is { Items.Count: 0 };

    public bool IsString() => Kind == HoconKind.Text;

    public bool IsArray() => Kind == HoconKind.Array;

    public bool IsObject() => Kind == HoconKind.Object;

    /// <summary>The value as an object, or null.</summary>
    public HoconObject? GetObject() => Elements switch
    {
        [HoconObject only] => only,
        [HoconSubstitution only] => only.Resolved?.GetObject(),
        _ => IsObject() ? _merged ??= HoconMerge.All(Elements) : null,
    };

    public HoconValue? GetChildObject(string key) => GetObject()?.GetKey(key);

    /// <summary>The list's values; none when this is not a list.</summary>
    public IList<HoconValue> GetArray()
    {
        var items = new List<HoconValue>();
        foreach (var element in Elements)
            items.AddRange(element switch
            {
                HoconArray array => array.Items,
                HoconSubstitution { Resolved: { } target } => target.GetArray(),
                _ => [],
            });
        return items;
    }

    /// <summary>This value as the only one of a configuration, at a key.</summary>
    public Config AtKey(string key)
    {
        var parent = new HoconObject { Items = { [key] = this } };
        return new Config(new HoconRoot(new HoconValue(parent)));
    }

    public override string ToString() => HoconPrinter.Print(this);

    /// <summary>Nothing but one object, and nothing that is still open: more can be merged into it in place.</summary>
    internal bool IsPlainObject([NotNullWhen(true)] out HoconObject? plain)
    {
        plain = Previous is null && Elements is [HoconObject only] ? only : null;
        return plain is not null;
    }

    /// <summary>Is there a substitution that is not settled, and on which it depends what this value is?</summary>
    internal bool IsOpen()
    {
        if (Settling == SettlingState.Settled) return false;
        if (Previous is not null) return true;
        foreach (var element in Elements)
            if (element is HoconSubstitution) return true;
        return false;
    }
}
