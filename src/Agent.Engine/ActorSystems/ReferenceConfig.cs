using Akka.Configuration;

namespace Akka.Actor.Internal;

/// <summary>The engine's defaults: the resource <c>akka.conf</c>.</summary>
internal static class ReferenceConfig
{
    private static readonly Lazy<Config> Defaults = new(Parse);

    public static Config Under(Config? given) => given is null ? Defaults.Value : given.WithFallback(Defaults.Value);

    private static Config Parse()
    {
        using var resource = typeof(ReferenceConfig).Assembly.GetManifestResourceStream("akka.conf")!;
        using var reader = new StreamReader(resource);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }
}
