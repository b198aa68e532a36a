namespace Akka.Configuration.Hocon;

/// <summary>Values by key, in the order of their first mention.</summary>
public class HoconObject : IHoconElement
{
    public Dictionary<string, HoconValue> Items { get; } = [];

    HoconKind IHoconElement.Kind => HoconKind.Object;

    public HoconValue? GetKey(string key) => Items.GetValueOrDefault(key);

    public override string ToString() => HoconPrinter.Print(this);
}
