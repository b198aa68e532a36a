using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Finds out what a launch is, with its secrets read, and everything that is wrong with it.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LaunchCompletion(SecretFiles secrets, Delegation delegation)
{
    public (Launch Launch, IReadOnlyList<string> Mistakes) Complete(Launch asked)
    {
        var unread = new List<string>();
        var launch = SecretEnvironment.Complete(asked, secrets, unread);
        return (launch, [.. LaunchCheck.Bounded(unread), .. LaunchCheck.Mistakes(launch), .. ResourceMistakes(launch.Confinement.Resources)]);
    }

    private IEnumerable<string> ResourceMistakes(GroupResources resources)
    {
        if (resources == GroupResources.None) return [];
        return delegation.Groups?.Mistakes(resources) ?? [$"Resources cannot be limited without control groups: {delegation.Reason}."];
    }
}
