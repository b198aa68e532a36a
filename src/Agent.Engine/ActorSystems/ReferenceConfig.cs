using Akka.Actor.Setup;
using Akka.Configuration;

namespace Akka.Actor.Internal;

/// <summary>The engine's defaults: the resource <c>akka.conf</c>.</summary>
internal static class ReferenceConfig
{
    private static readonly Lazy<Config> Defaults = new(Parse);

    public static Config Under(ActorSystemSetup setup)
    {
        var bootstrap = setup.Get<BootstrapSetup>();
        var given = bootstrap.HasValue ? bootstrap.Value.Config : default;
        return given.HasValue ? given.Value.WithFallback(Defaults.Value) : Defaults.Value;
    }

    private static Config Parse()
    {
        using var resource = typeof(ReferenceConfig).Assembly.GetManifestResourceStream("akka.conf")!;
        using var reader = new StreamReader(resource);
        return ConfigurationFactory.ParseString(reader.ReadToEnd());
    }
}
