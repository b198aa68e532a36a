using System.Runtime.InteropServices;

namespace Agent.Actors.Tests.Processes;

/// <summary>The command line of the dummy child program, which is built into a folder beside this project's.</summary>
internal static class Dummy
{
    public static string[] Command(params string[] arguments) => [DotNet, Assembly, .. arguments];

    private static string DotNet { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));

    // This project's output is in tests/Agent.Actors.Tests/bin/<configuration>/<framework>, the dummy's in the same place of its own.
    private static string Assembly { get; } = Path.GetFullPath(Path.Combine(
        AppContext.BaseDirectory, "../../../../Agent.Dummy/bin", Configuration, Framework, "Agent.Dummy.dll"));

    private static string Framework => new DirectoryInfo(AppContext.BaseDirectory).Name;

    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
}
