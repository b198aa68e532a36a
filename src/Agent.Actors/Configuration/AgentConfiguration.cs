using Akka.Configuration;

namespace Agent.Actors.Configuration;

/// <summary>The configuration that is in force: the command line, over the operator's file, over <c>hocon/reference.conf</c>.</summary>
public static class AgentConfiguration
{
    public static Config Reference { get; } = ConfigurationFactory.FromResource("reference.conf", typeof(AgentConfiguration).Assembly);

    /// <param name="file">The operator's file, or <see langword="null"/>.</param>
    /// <param name="commandLine">What the command line sets.</param>
    /// <param name="errors">Gets every mistake of the file's: unreadable, malformed, keys that nobody reads.</param>
    public static Config Load(string? file, Config commandLine, ICollection<string> errors)
    {
        var written = file is null ? ConfigurationFactory.Empty : Read(file, errors);

        foreach (var key in UnknownKeys.In(written, Reference))
            errors.Add($"{file}: {key}");

        return commandLine.SafeWithFallback(written).SafeWithFallback(Reference);
    }

    private static Config Read(string file, ICollection<string> errors)
    {
        try
        {
            return ConfigurationFile.Read(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add($"{file} cannot be read: {e.Message}");
        }
        // Akka.NET's parser has no exception type of its own: malformed text surfaces as any of several.
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            errors.Add($"{file} is not valid HOCON: {e.Message}");
        }

        return ConfigurationFactory.Empty;
    }
}
