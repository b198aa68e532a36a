using System.Globalization;
using System.Runtime.InteropServices;
using Agent.CrashTests.Agents;

namespace Agent.CrashTests.Observations;

/// <summary>A process of a service, as the system shows it.</summary>
internal sealed partial record LivingProcess(int Pid, string Service, string Instance, string CommandLine)
{
    public const string ServiceVariable = "CRASH_TEST_SERVICE";

    private const string InstanceVariable = "SERVICE_AGENT_INSTANCE";
    private const int SIGKILL = 9;
    private const int ESRCH = 3;

    /// <summary>All that carry the mark of a run, but for its agent.</summary>
    public static IReadOnlyList<LivingProcess> Of(string run) => [.. Pids().Select(pid => TryRead(pid, run)).OfType<LivingProcess>()];

    /// <summary>When it was started, in the kernel's units; <see langword="null"/> if it is gone.</summary>
    public static long? StartOf(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        // It has ended meanwhile.
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Ends what tests have left, until nothing with the mark is left.</summary>
    public static async Task KillAllAsync(string run)
    {
        while (Of(run) is { Count: > 0 } left)
        {
            foreach (var process in left) process.Kill();
            await Task.Yield();
        }
    }

    private void Kill()
    {
        if (SendSignal(Pid, SIGKILL) != 0 && Marshal.GetLastPInvokeError() is not ESRCH and var errno)
            throw new InvalidOperationException($"kill({Pid}): error {errno}. End it by hand: {CommandLine}");
    }

    private static IEnumerable<int> Pids() =>
        Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture));

    private static LivingProcess? TryRead(int pid, string run)
    {
        try
        {
            var variables = File.ReadAllText($"/proc/{pid}/environ").Split('\0');
            if (!variables.Contains($"{Home.RunVariable}={run}") || Value(variables, InstanceVariable) is not { } instance) return null;

            return new LivingProcess(pid, Value(variables, ServiceVariable) ?? "", instance, File.ReadAllText($"/proc/{pid}/cmdline").Replace('\0', ' '));
        }
        // It has ended meanwhile, or belongs to somebody else.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Value(string[] variables, string name) =>
        variables.FirstOrDefault(variable => variable.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int pid, int signal);
}
