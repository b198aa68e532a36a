using System.Diagnostics.CodeAnalysis;

namespace Akka.Configuration;

/// <summary>What can also be asked of a configuration that may be null.</summary>
public static class ConfigExtensions
{
    [return: NotNullIfNotNull(nameof(config))]
    [return: NotNullIfNotNull(nameof(fallback))]
    public static Config? SafeWithFallback(this Config? config, Config? fallback) =>
        config is null ? fallback
        : ReferenceEquals(config, fallback) ? config
        : config.WithFallback(fallback);

    public static bool IsNullOrEmpty([NotNullWhen(false)] this Config? config) => config is null || config.IsEmpty;
}
