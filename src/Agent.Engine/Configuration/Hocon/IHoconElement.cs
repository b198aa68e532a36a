namespace Akka.Configuration.Hocon;

/// <summary>A piece of a value. Several stand side by side where text, lists or objects are joined with substitutions.</summary>
internal interface IHoconElement
{
    HoconKind Kind { get; }
}
