namespace Agent.Actors.Processes.Linux;

/// <summary>A thread that waits in the kernel for as long as the agent lives, and does not keep it alive.</summary>
internal static class BackgroundThread
{
    public static void Start(string name, ThreadStart run) =>
        new Thread(run) { Name = name, IsBackground = true }.Start();
}
