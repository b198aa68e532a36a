namespace Akka.Configuration.Hocon;

internal sealed class HoconArray : IHoconElement
{
    internal List<HoconValue> Items { get; } = [];

    public HoconKind Kind => HoconKind.Array;
}
