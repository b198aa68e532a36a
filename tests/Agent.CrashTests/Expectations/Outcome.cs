namespace Agent.CrashTests.Expectations;

/// <summary>What may have become of a service.</summary>
internal enum Outcome
{
    /// <summary>The agent does not know it.</summary>
    Absent,

    Running,

    Stopped,
}
