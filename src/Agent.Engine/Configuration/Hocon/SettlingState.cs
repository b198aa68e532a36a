namespace Akka.Configuration.Hocon;

/// <summary>How far a value's substitutions are known.</summary>
internal enum SettlingState
{
    Open,
    Settling,
    Settled,
}
