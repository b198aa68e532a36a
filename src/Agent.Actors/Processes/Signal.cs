namespace Agent.Actors.Processes;

/// <summary>A signal by its number on Linux (x64 and arm64), 1 to 31.</summary>
public readonly record struct Signal(int Number)
{
    private static readonly string[] Names =
    [
        "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM",
        "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS",
    ];

    public static Signal Kill { get; } = new(9);

    public static Signal Terminate { get; } = new(15);

    public static Signal Continue { get; } = new(18);

    /// <summary>Without <c>SIG</c>.</summary>
    public string Name => Names[Number];

    /// <summary><c>HUP</c>, <c>SIGHUP</c> or <c>1</c>, in any case.</summary>
    public static bool TryParse(string text, out Signal signal)
    {
        var name = text.StartsWith("SIG", StringComparison.OrdinalIgnoreCase) ? text[3..] : text;
        var number = int.TryParse(name, out var written) ? written : Array.FindIndex(Names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        var valid = number is > 0 and <= 31;

        signal = valid ? new Signal(number) : default;
        return valid;
    }

    public override string ToString() => $"SIG{Name}";
}
