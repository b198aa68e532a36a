using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes.Groups;

/// <summary>
/// The system can refuse to tell of a control group, as when no files can be opened any more: here it is a link that leads
/// to itself.
/// </summary>
[SupportedOSPlatform("linux")]
public class UnreadableGroupSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    [Fact(Timeout = 60_000)]
    public async Task An_instance_ends_whose_group_could_not_be_asked_for_a_while()
    {
        var link = $"{Folder}/loop";
        File.CreateSymbolicLink(link, link);
        var refused = new TaskCompletionSource();
        Guardian.Shared.Warned += Hear;
        var instance = Sleeping(new ControlGroup(link, "/web"));

        Libc.Kill(instance.Number!.Value, Libc.SIGKILL);
        var exit = await instance.Exited.Task;
        Assert.Equal((Libc.SIGKILL, false), (exit.Signal, exit.IsOutOfMemory));

        await refused.Task;
        Assert.False(instance.Emptied.Task.IsCompleted);
        File.Delete(link);
        await instance.Emptied.Task;
        Guardian.Shared.Warned -= Hear;

        void Hear(string warning)
        {
            if (warning.StartsWith("Cannot look for what is left", StringComparison.Ordinal)) refused.TrySetResult();
        }
    }

    private Instance Sleeping(ControlGroup group)
    {
        using var birth = Guardian.Shared.BeginBirth(Folder);
        using var spools = Spools.Open($"{Folder}/out", $"{Folder}/err");
        using var sockets = new PassedDescriptors([]);
        using var arguments = new NativeStrings(["sleep", "1000"]);
        using var environment = new NativeStrings([]);
        var execution = new Execution { File = "/bin/sleep", Arguments = ["sleep", "1000"], Environment = new Dictionary<string, string>() };

        var pid = Spawn.Start(execution, arguments, environment, spools, sockets, group: null);
        return Guardian.Shared.Adopt(pid, ProcessGroups.Of, Folder, spools.Identities(), group);
    }
}
