using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>A launch whose environment has what its secrets say.</summary>
[SupportedOSPlatform("linux")]
internal static class SecretEnvironment
{
    /// <param name="mistakes">Takes every secret that cannot be had.</param>
    public static Launch Complete(Launch launch, SecretFiles files, List<string> mistakes)
    {
        if (launch.Secrets.AreNone) return launch;

        var environment = new Dictionary<string, string>(launch.Environment);

        foreach (var path in launch.Secrets.EnvironmentFiles)
            foreach (var (name, value) in Try(() => EnvironmentText.Read(files.Read(path), path).ToList(), mistakes) ?? [])
                environment[name] = value;

        foreach (var (name, path) in launch.Secrets.Variables)
            if (Try(() => ValueOf(files.Read(path)), mistakes) is { } value)
                environment[name] = value;

        return launch with { Environment = environment };
    }

    // As they are made by editors and echo, of which the end of the line is no part of the secret.
    private static string ValueOf(string content) => content.EndsWith('\n') ? content[..^1].TrimEnd('\r') : content;

    private static T? Try<T>(Func<T> read, List<string> mistakes)
        where T : class
    {
        try
        {
            return read();
        }
        catch (SecretException failure)
        {
            mistakes.Add(failure.Message);
            return null;
        }
    }
}
