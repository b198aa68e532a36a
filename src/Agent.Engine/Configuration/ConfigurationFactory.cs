using System.Reflection;
using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>Makes configurations out of HOCON.</summary>
public class ConfigurationFactory
{
    public static Config Empty => new(new HoconRoot(new HoconValue(new HoconObject())));

    /// <exception cref="FormatException">The text is malformed: the message has line and column.</exception>
    public static Config ParseString(string hocon) => ParseString(hocon, null);

    /// <param name="hocon">The text.</param>
    /// <param name="includeCallback">Reads what an <c>include "name"</c> names.</param>
    /// <exception cref="FormatException">The text is malformed: the message has line and column.</exception>
    public static Config ParseString(string hocon, Func<string, HoconRoot>? includeCallback) => new(Parser.Parse(hocon, includeCallback));

    /// <summary>Reads a resource of the assembly that the type is from. What it includes is read from the same assembly.</summary>
    public static Config FromResource<TAssembly>(string resourceName) => FromResource(resourceName, typeof(TAssembly).Assembly);

    /// <inheritdoc cref="FromResource{TAssembly}"/>
    public static Config FromResource(string resourceName, object instanceInAssembly) =>
        FromResource(resourceName, instanceInAssembly as Assembly ?? (instanceInAssembly as Type ?? instanceInAssembly.GetType()).Assembly);

    /// <inheritdoc cref="FromResource{TAssembly}"/>
    public static Config FromResource(string resourceName, Assembly assembly) => new(ParseResource(resourceName, assembly));

    private static HoconRoot ParseResource(string name, Assembly assembly) =>
        Parser.Parse(ReadResource(name, assembly), included => ParseResource(included, assembly), name);

    private static string ReadResource(string name, Assembly assembly)
    {
        using var stream = assembly.GetManifestResourceStream(name)
            ?? throw new ConfigurationException($"{assembly.GetName().Name} has no resource {name}, but {string.Join(", ", assembly.GetManifestResourceNames())}");

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
