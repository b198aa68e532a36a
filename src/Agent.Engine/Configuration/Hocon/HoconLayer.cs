namespace Akka.Configuration.Hocon;

/// <summary>One of the objects that a value is merged from.</summary>
internal sealed class HoconLayer(HoconValue value) : IHoconElement
{
    internal HoconValue Value => value;

    public HoconKind Kind => HoconKind.Object;
}
