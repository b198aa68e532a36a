using Akka.Configuration;

namespace Akka.Actor;

/// <summary>A step of the coordinated shutdown.</summary>
/// <param name="Recover">A failure or a timeout does not end the shutdown.</param>
internal sealed record Phase(string Name, IList<string> DependsOn, TimeSpan Timeout, bool Recover, bool Enabled)
{
    public static Phase From(string name, Config config, TimeSpan defaultTimeout) => new(
        name,
        config.GetStringList("depends-on", []),
        config.GetTimeSpan("timeout", defaultTimeout, allowInfinite: false),
        config.GetBoolean("recover", true),
        config.GetBoolean("enabled", true));
}
