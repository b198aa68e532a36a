using System.Diagnostics;

namespace Agent.Dummy;

/// <summary>Modes that start this program again.</summary>
/// <remarks>
/// <c>--clean</c>: the last descendant has an empty environment. <c>--hidden</c>: it holds none of the output files,
/// and its parent says where it is. <c>--no-environment</c>, <c>--no-main-thread</c>: see <see cref="Shedding"/>.
/// </remarks>
internal static class Family
{
    public static int WithChild(string kind, string mode, string[] options)
    {
        Start([kind, mode, .. options], options);
        return Lasting.Sleep("ready");
    }

    public static int LeaveChild(string kind, string mode, string[] options)
    {
        Start([kind, mode, "--orphan", .. options], options);
        return 0;
    }

    public static int WithGrandchild(string[] options)
    {
        using var between = Process.Start(Self(["leave-grandchild", .. options]))!;
        between.WaitForExit();
        return Lasting.Sleep("ready");
    }

    // By a thread of the pool: not all children are the main thread's.
    private static void Start(string[] arguments, string[] options) => Task.Run(() => StartHere(arguments, options)).Wait();

    private static void StartHere(string[] arguments, string[] options)
    {
        var start = Self(arguments);
        start.RedirectStandardInput = true;
        if (options.Contains("--clean")) start.Environment.Clear();
        if (options.Contains("--hidden")) start.RedirectStandardOutput = start.RedirectStandardError = true;

        var child = Process.Start(start)!;
        if (options.Contains("--hidden")) Console.WriteLine(child.StandardOutput.ReadLine());
    }

    private static ProcessStartInfo Self(string[] arguments) =>
        new(Environment.ProcessPath!, [typeof(Family).Assembly.Location, .. arguments]) { UseShellExecute = false };
}
