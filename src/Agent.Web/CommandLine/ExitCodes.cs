namespace Agent.Web.CommandLine;

/// <summary>How the agent's process ends.</summary>
internal static class ExitCodes
{
    public const int Stopped = 0;

    /// <summary>What was to be verified is not as it was written.</summary>
    public const int Broken = 1;

    /// <summary>The command line or the configuration has mistakes; all of them were listed on stderr.</summary>
    public const int BadConfiguration = 2;

    /// <summary>The port or the data directory is in use or out of reach.</summary>
    public const int Unavailable = 3;
}
