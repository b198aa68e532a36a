namespace Akka.Configuration.Hocon;

/// <summary>What becomes of a key that is said twice: objects are merged, anything else is replaced.</summary>
internal static class HoconAssignment
{
    internal static void Assign(HoconObject parent, string key, HoconValue value)
    {
        if (!parent.Items.TryGetValue(key, out var before))
            parent.Items.Add(key, value);
        else if (before.IsPlainObject(out var below) && value.IsPlainObject(out var above) && !value.HidesBefore)
            AssignAll(below, above);
        else
            Replace(parent, key, before, value);
    }

    internal static void AssignAll(HoconObject parent, HoconObject members)
    {
        foreach (var (key, value) in members.Items)
            Assign(parent, key, value);
    }

    // What a substitution stands for decides later: an object is merged, anything else replaces, and nothing leaves what there was.
    private static void Replace(HoconObject parent, string key, HoconValue before, HoconValue value)
    {
        value.HidesBefore |= before.HidesBefore || !before.IsObject();
        if (value.IsOpen() || (value.IsObject() && before.IsOpen())) value.Previous = before;
        parent.Items[key] = value;
    }
}
