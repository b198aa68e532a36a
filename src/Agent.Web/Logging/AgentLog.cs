using System.Globalization;
using Agent.Web.Configuration;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Agent.Web.Logging;

/// <summary>The agent's own log: for people on the console, as JSON lines in <c>DATA/log/agent.json</c>.</summary>
internal static class AgentLog
{
    private const string ConsoleLine = "{Timestamp:HH:mm:ss.fff} {Level:u3} {Where}{Text:lj}{NewLine}{Exception}";

    public static Logger Create(LogOptions options, string dataDirectory)
    {
        // The host tells of a start that failed with a stack trace; AgentProcess says it in one line.
        var configuration = new LoggerConfiguration()
            .MinimumLevel.Is(options.Level)
            .MinimumLevel.Override("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal)
            .Enrich.With<ActorLogEnricher>();

        foreach (var (source, level) in options.Levels)
            configuration.MinimumLevel.Override(source, level);

        return configuration
            .WriteTo.Console(outputTemplate: ConsoleLine, formatProvider: CultureInfo.InvariantCulture)
            .WriteTo.File(
                new JsonFormatter(renderMessage: true, formatProvider: CultureInfo.InvariantCulture),
                Path.Combine(dataDirectory, "log", "agent.json"),
                fileSizeLimitBytes: options.FileSize,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: options.Files)
            .CreateLogger();
    }
}
