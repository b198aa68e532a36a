namespace Akka.Configuration.Hocon;

/// <summary>How large a value is with all its substitutions written out.</summary>
/// <param name="Size">Characters and values.</param>
/// <param name="Depth">Values inside values.</param>
internal readonly record struct HoconExtent(long Size, int Depth)
{
    internal HoconExtent And(HoconExtent part) => new(Size + part.Size, Math.Max(Depth, part.Depth + 1));
}
