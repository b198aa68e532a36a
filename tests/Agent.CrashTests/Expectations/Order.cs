namespace Agent.CrashTests.Expectations;

/// <summary>A command that was sent to a service.</summary>
/// <param name="Marker">Of a deploy.</param>
internal sealed record Order(Outcome Effect, string? Marker)
{
    /// <summary>Whether another command was under way at the same time: nobody can tell which came first.</summary>
    public bool IsRacing { get; set; }

    /// <summary>A deletion that was not answered may have come as far as the stop before it.</summary>
    public bool MayHaveLedTo(Outcome outcome) => outcome == Effect || (Effect, outcome) is (Outcome.Absent, Outcome.Stopped);
}
