namespace Agent.Dummy;

/// <summary>What a dummy runs as the child of another one.</summary>
internal static class Child
{
    /// <summary>The options begin with the mode of the child.</summary>
    public static int Run(string[] options)
    {
        if (options.Contains("--orphan")) AwaitEndOfParent(isHidden: options.Contains("--hidden"));

        if (options.Contains("--no-environment")) return Shedding.Environment(Word);
        if (options.Contains("--no-main-thread")) return Shedding.MainThread(Word);

        return options[0] == "ignore-term" ? Lasting.IgnoreTerm(Word) : Lasting.Sleep(Word);
    }

    public static int RunInOwnSession(string[] options)
    {
        if (Libc.SetSid() < 0) return Output.Complain("setsid failed");

        return Run(options);
    }

    private static string Word => $"child {Environment.ProcessId}";

    // The parent holds the other end of standard input, and of a hidden child's output: that one speaks up before.
    private static void AwaitEndOfParent(bool isHidden)
    {
        if (isHidden) Console.WriteLine(Word);

        Console.In.Read();

        if (isHidden) Lasting.SleepSilently();
    }
}
