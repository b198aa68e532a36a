using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Event;

namespace Agent.Actors.Services;

/// <summary>
/// The log of one service. The log source is the one part of an actor's log line that keeps its structure on the way
/// to the sink, so that is where id, instance and request travel.
/// </summary>
public sealed record ServiceLog(string Service, string? Instance, string? Request)
{
    private const string Prefix = "service:";

    public static ILoggingAdapter For(ActorSystem system, ServiceId service, string? instance, string? request) =>
        new BusLogging(
            system.EventStream, $"{Prefix}{service}#{instance}@{request}", typeof(ServiceActor), DefaultLogMessageFormatter.Instance);

    /// <summary>Reads a log source back.</summary>
    public static bool TryParse(string? source, [NotNullWhen(true)] out ServiceLog? log)
    {
        log = null;

        if (source is null || !source.StartsWith(Prefix, StringComparison.Ordinal))
            return false;

        var parts = source[Prefix.Length..].Split('#', '@');

        if (parts.Length == 3)
            log = new ServiceLog(parts[0], NullIfEmpty(parts[1]), NullIfEmpty(parts[2]));

        return log is not null;
    }

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
