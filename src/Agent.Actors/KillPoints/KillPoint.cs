using System.Diagnostics;

namespace Agent.Actors.KillPoints;

/// <summary>
/// Where a build made for it dies on request (MSBuild: <c>-p:KillPoints=true</c>). In any other build the calls are not
/// compiled, and nothing is left of this but names.
/// </summary>
internal static partial class KillPoint
{
    [Conditional("KILL_POINTS")]
    public static void Reach(KillPointName name) => DieAt(name);

    static partial void DieAt(KillPointName name);
}
