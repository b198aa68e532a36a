using System.Globalization;
using Agent.Actors.Configuration;
using Agent.Web.Configuration;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Agent.Web.Logging;

/// <summary>The agent's own log: for people on the console, as JSON lines in <c>DATA/log/agent.json</c>.</summary>
internal static class AgentLog
{
    private const string ConsoleLine = "{Timestamp:HH:mm:ss.fff} {Level:u3} {Where}{Text:lj}{NewLine}{Trace:lj}";

    /// <summary>The file's sink keeps quiet where it cannot write: an agent that starts so would have no log.</summary>
    /// <exception cref="DataDirectoryException">There is no directory for it, and none can be made.</exception>
    public static void CheckDirectory(string dataDirectory)
    {
        var directory = DirectoryOf(dataDirectory);

        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataDirectoryException($"Cannot use {directory} for the agent's log: {e.Message} Make it a directory that the agent can write to.", e);
        }
    }

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
                Path.Combine(DirectoryOf(dataDirectory), "agent.json"),
                fileSizeLimitBytes: options.FileSize,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: options.Files)
            .CreateLogger();
    }

    private static string DirectoryOf(string dataDirectory) => Path.Combine(dataDirectory, "log");
}
