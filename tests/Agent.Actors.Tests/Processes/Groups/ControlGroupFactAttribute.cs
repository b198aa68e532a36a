using Agent.Actors.Configuration;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes.Groups;

/// <summary>Runs only where the tests may make control groups.</summary>
public sealed class ControlGroupFactAttribute : FactAttribute
{
    public ControlGroupFactAttribute()
    {
        if (OperatingSystem.IsLinux() && Delegation.Find(ControlGroupUse.Auto, "tests that may be") is { } delegation)
        {
            Skip = delegation.Reason;
            if (delegation.Groups is { } groups) Directory.Delete(groups.Directory);
        }
    }
}
