namespace Akka.Configuration.Hocon;

internal enum HoconKind
{
    /// <summary>Nothing at all: a substitution that stays undefined, or that is not resolved yet.</summary>
    Nothing,
    Text,
    Array,
    Object,
}
