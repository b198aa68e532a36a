namespace Akka.Configuration.Hocon;

/// <summary>Finds what substitutions stand for, and with that what the values are that they stand in.</summary>
internal sealed class HoconResolver(HoconValue root, HoconText text)
{
    private int _depth;

    internal FormatException Error(string problem, HoconSubstitution? at) =>
        at is null or { Position: < 0 } ? new FormatException($"{problem} (in an include)") : text.Error(problem, at.Position);

    /// <param name="value">Is known afterwards: text, list, object, or nothing when it is undefined.</param>
    /// <param name="reason">The substitution on whose way to its value this one stands.</param>
    internal void Settle(HoconValue value, HoconSubstitution? reason = null)
    {
        if (!value.IsOpen()) return;
        if (value.Settling == SettlingState.Settling) throw Error($"{reason} leads back to itself", reason);

        value.Settling = SettlingState.Settling;
        SettleElements(value);
        if (value.Previous is { } previous) Fold(value, previous);
        value.Settling = SettlingState.Settled;
    }

    private void SettleElements(HoconValue value)
    {
        for (var i = value.Elements.Count - 1; i >= 0; i--)
            if (value.Elements[i] is HoconSubstitution substitution && !TryResolve(substitution))
                value.Elements.RemoveAt(i);

        CheckKinds(value);
    }

    private bool TryResolve(HoconSubstitution substitution)
    {
        if (++_depth > Parser.MaxDepth) throw Error("Substitutions lead to substitutions too many times", substitution);

        substitution.Resolved = Find(substitution);
        _depth--;
        return substitution.Resolved is not null || (substitution.IsOptional ? false : throw Error($"Unresolved substitution: {substitution}", substitution));
    }

    private HoconValue? Find(HoconSubstitution substitution) =>
        (substitution.IncludedAt.Length > 0 ? Find($"{substitution.IncludedAt}.{substitution.Path}", substitution) : null)
        ?? Find(substitution.Path, substitution)
        ?? substitution.Resolved
        ?? FromEnvironment(substitution.Path);

    private HoconValue? Find(string path, HoconSubstitution reason)
    {
        var node = root;
        foreach (var key in ConfigPath.Split(path))
        {
            if (node.GetChildObject(key) is not { } child) return null;
            Settle(child, reason);
            node = child;
        }

        if (node.Elements is [HoconSubstitution { Resolved: { } further }]) node = further;
        return node.Kind == HoconKind.Nothing ? null : node;
    }

    private static HoconValue? FromEnvironment(string name) =>
        Environment.GetEnvironmentVariable(name) is { } value ? new HoconValue(new HoconLiteral(value)) : null;

    private void CheckKinds(HoconValue value)
    {
        var kind = value.Kind;
        if (kind == HoconKind.Nothing) value.Elements.Clear();

        foreach (var element in value.Elements)
            if (element.Kind != HoconKind.Nothing && element.Kind != kind)
                throw Error("Text, a list and an object cannot be joined with each other", value.Elements.OfType<HoconSubstitution>().First());
    }

    private void Fold(HoconValue value, HoconValue previous)
    {
        Settle(previous);
        if (value.Kind == HoconKind.Nothing || (value.IsObject() && previous.IsObject()))
            value.Elements.InsertRange(0, previous.Elements);
        value.Previous = null;
    }
}
