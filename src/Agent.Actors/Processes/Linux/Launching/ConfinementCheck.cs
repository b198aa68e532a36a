using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>What of a <see cref="Confinement"/> this agent, or this system, cannot keep.</summary>
[SupportedOSPlatform("linux")]
internal static class ConfinementCheck
{
    public static IEnumerable<string> Mistakes(Confinement confinement) =>
        IdentityMistakes(confinement).Concat(Niceness.Mistakes(confinement.Nice)).Concat(Limits.Mistakes(confinement.Limits)).Concat(PreambleChain.Mistakes(confinement));

    private static List<string> IdentityMistakes(Confinement confinement)
    {
        var mistakes = new List<string>();

        if (IdentitySearch.Find(confinement, mistakes) is { } identity && !Capabilities.MayChangeIdentity)
            mistakes.Add($"The agent may not run anything as user {identity.Name}: it lacks CAP_SETUID or CAP_SETGID, or CAP_KILL to end it again. Run the agent as root, or leave out user and groups.");

        return mistakes;
    }
}
