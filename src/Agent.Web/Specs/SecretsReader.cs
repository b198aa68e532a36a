using System.Globalization;
using Agent.Actors.Processes;
using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>env_from</c> and <c>secret_env</c>: variables whose values are in files.</summary>
internal static class SecretsReader
{
    private const string File = "file";

    public static SecretSources Read(JsonObjectReader body) => new()
    {
        EnvironmentFiles = Files(body),
        Variables = body.Part("secret_env", SecretSources.None.Variables, Variables),
    };

    private static IReadOnlyList<string> Files(JsonObjectReader body)
    {
        var sources = body.OneOrMoreObjects("env_from");

        if (sources.Count > SpecBounds.MostSecretFiles)
            body.Refuse("env_from", BodyTexts.TooMany, SpecBounds.MostSecretFiles.ToString(CultureInfo.InvariantCulture));

        return [.. sources.Select(FileOf)];
    }

    private static Dictionary<string, string> Variables(JsonObjectReader secrets)
    {
        var variables = new Dictionary<string, string>();

        foreach (var (name, source) in secrets.Objects())
        {
            EnvironmentReader.CheckName(secrets, name, name);
            if (source is not null) variables[name] = FileOf(source);
        }

        if (variables.Count > SpecBounds.MostSecretVariables)
            secrets.Refuse(BodyTexts.TooMany, SpecBounds.MostSecretVariables.ToString(CultureInfo.InvariantCulture));

        return variables;
    }

    private static string FileOf(JsonObjectReader source)
    {
        source.Require(File);
        var path = source.String(File) ?? "";

        if (path.Length > 0 && !Path.IsPathFullyQualified(path))
            source.Refuse(File, BodyTexts.NotAbsolute);

        if (path.Contains('\0', StringComparison.Ordinal))
            source.Refuse(File, BodyTexts.ContainsNul);

        source.End();
        return path;
    }
}
