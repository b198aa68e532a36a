using Agent.Actors.Processes;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>env</c>: variables by name.</summary>
internal static class EnvironmentReader
{
    public static IReadOnlyDictionary<string, string> Read(JsonObjectReader body)
    {
        var environment = body.Map("env") ?? new Dictionary<string, string>();

        foreach (var (name, value) in environment)
            Check(body, name, value);

        return environment;
    }

    /// <param name="path">Where the name is.</param>
    public static void CheckName(JsonObjectReader body, string name, string path)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAny('=', '\0'))
            body.Refuse(path, SpecTexts.BadVariableName);

        if (name == InstanceMark.Variable)
            body.Refuse(path, SpecTexts.ReservedVariable);
    }

    private static void Check(JsonObjectReader body, string name, string value)
    {
        CheckName(body, name, $"env.{name}");

        if (value.Contains('\0', StringComparison.Ordinal))
            body.Refuse($"env.{name}", BodyTexts.ContainsNul);
    }
}
