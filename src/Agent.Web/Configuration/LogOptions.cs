using Agent.Actors.Configuration;
using Serilog.Events;

namespace Agent.Web.Configuration;

/// <summary>The agent's own log. Defaults, units and ranges: <c>hocon/reference.conf</c>.</summary>
internal sealed record LogOptions
{
    public required LogEventLevel Level { get; init; }

    /// <summary>Levels by the beginning of a source's name.</summary>
    public required IReadOnlyDictionary<string, LogEventLevel> Levels { get; init; }

    /// <summary>The size in bytes at which the file is rolled.</summary>
    public required long FileSize { get; init; }

    /// <summary>How many files are kept.</summary>
    public required int Files { get; init; }

    public static LogOptions From(SettingsReader settings) => new()
    {
        Level = settings.Choice<LogEventLevel>("log.level"),
        Levels = settings.Choices<LogEventLevel>("log.levels"),
        FileSize = settings.Bytes("log.file-size", 64 << 10, 1 << 30),
        Files = settings.Number("log.files", 1, 1000),
    };
}
