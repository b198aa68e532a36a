namespace Akka.Configuration.Hocon;

/// <summary>A document that was read: what an include's callback returns.</summary>
public class HoconRoot
{
    public HoconRoot(HoconValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value;
    }

    public HoconValue Value { get; }
}
