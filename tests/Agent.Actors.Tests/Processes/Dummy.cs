using System.Runtime.InteropServices;

namespace Agent.Actors.Tests.Processes;

/// <summary>The command line of the dummy child program, which is built into a folder beside this project's.</summary>
internal static class Dummy
{
    public static string[] Command(params string[] arguments) => [DotNet, Assembly, .. arguments];

    private static string DotNet { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    // bin/<configuration>/<framework> is the same for both.
    private static string Assembly { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory.Replace("Agent.Actors.Tests", "Agent.Dummy", StringComparison.Ordinal), "Agent.Dummy.dll"));
}
