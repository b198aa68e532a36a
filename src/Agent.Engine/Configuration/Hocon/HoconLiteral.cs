namespace Akka.Configuration.Hocon;

internal sealed class HoconLiteral(string value, bool isGap = false) : IHoconElement
{
    internal string Value => value;

    /// <summary>The blanks between two substitutions: part of the text when they are text, nothing otherwise.</summary>
    internal bool IsGap => isGap;

    public HoconKind Kind => isGap ? HoconKind.Nothing : HoconKind.Text;
}
