using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes.Groups;

/// <summary>Groups that others have made below their own, with names that an agent would choose.</summary>
[SupportedOSPlatform("linux")]
public class LookAlikeSpecs(ProcessFixture fixture) : ProcessSpecs(fixture)
{
    private const string Agents = "service-agent-0a1b2c3d";

    [ControlGroupFact(Timeout = 60_000)]
    public async Task What_is_in_one_is_no_process_of_the_instance_that_it_is_named_after()
    {
        var place = Fixture.GroupHost.Membership.ControlGroups!;
        var groups = ControlGroups.Open(Hierarchy.Find()!, place, $"{place}/{Agents}", isAwaited: false);
        var own = groups.Create("web", "mark", GroupResources.None);
        var other = Directory.CreateDirectory($"{place}/other/{Agents}/web@mark").FullName;
        var instance = Known(own);
        var process = await Start(Program("sleep", "1000"));

        await File.WriteAllTextAsync($"{other}/cgroup.procs", $"{process.Id}");
        Assert.Null(OwnerOf(process, instance));

        own.Admit(process.Id);
        Assert.Same(instance, OwnerOf(process, instance));

        process.Kill();
        await process.Emptied;
        own.TryRemove();
        groups.TryRemove();
        foreach (var left in new[] { other, $"{place}/other/{Agents}", $"{place}/other" }) Directory.Delete(left);
    }

    private static Instance Known(ControlGroup group) => new(leader: null, new GroupOfMembers(null), "mark", []) { ControlGroup = group };

    private static Instance? OwnerOf(IServiceProcess process, Instance known)
    {
        var instances = new Instances();
        instances.Add(known);

        Assert.True(new Attribution(instances, TimeProvider.System).TryFindOwner(ProcessTable.Stat(process.Id), out var owner));
        return owner;
    }
}
