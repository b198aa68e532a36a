using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Starts instances. A thread is held up by the system alone, never by what a child, or whoever can stop it, does.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Launcher(
    Guardian guardian, Func<Leader, IProcessGroup> group, DescriptorReserve reserve, ControlGroups? controlGroups, OpenFileLimit openFiles, string bootId)
{
    /// <summary>How long what is to become a program may take for it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <param name="launch">With nothing wrong with it.</param>
    /// <exception cref="LaunchException">Nothing of it is left.</exception>
    public async Task<IServiceProcess> LaunchAsync(Launch launch) => NeedsPreamble(launch)
        ? await FinishAsync(await SpawnAsync(launch, Begin).ConfigureAwait(false)).ConfigureAwait(false)
        : await SpawnAsync(launch, Start).ConfigureAwait(false);

    private Task<T> SpawnAsync<T>(Launch launch, Func<Launch, ControlGroup?, string, IReadOnlyList<string>, T> spawn) => guardian.SpawnThreads.Run(() =>
    {
        var arguments = LaunchCheck.Arguments(launch);
        var program = FileOf(arguments[0], launch);
        ControlGroup? place = null;

        try
        {
            place = controlGroups?.Create(launch.Service, MarkOf(launch), launch.Confinement.Resources);
            return spawn(launch, place, program, arguments);
        }
        catch (Exception failure)
        {
            Clear(place);
            if (failure is SystemCallException refused) throw LaunchFailure.Of(refused, program);
            throw;
        }
    });

    // It may have gone since the launch was checked.
    private static string FileOf(string program, Launch launch)
    {
        var found = ProgramSearch.Find(program, launch);
        return found.File ?? throw new LaunchException(LaunchFault.Command, found.Mistake!);
    }

    private bool NeedsPreamble(Launch launch) => Preamble.IsNeededBy(launch) || (AwaitsGroup(launch) && Preamble.IsPossibleFor(launch));

    // What is limited by its group must not have taken anything before it is in it.
    private bool AwaitsGroup(Launch launch) =>
        !SpawnIntoGroup.IsSupported && controlGroups is { } groups && (groups.IsAwaited || launch.Confinement.Resources != GroupResources.None);

    private LinuxServiceProcess Start(Launch launch, ControlGroup? place, string program, IReadOnlyList<string> arguments)
    {
        var execution = new Execution { File = program, Arguments = arguments, Environment = launch.Environment, Directory = launch.WorkingDirectory };
        using var underWay = guardian.BeginBirth(MarkOf(launch));
        var child = Spawn(launch, place, execution);
        openFiles.Give(child.Pid);

        var process = Adopt(child, launch, place);
        if (place is not null && !SpawnIntoGroup.IsSupported) guardian.LateEntry.Add(place, process.Id, process.Identity.StartTicks);
        return process;
    }

    private Birth Begin(Launch launch, ControlGroup? place, string program, IReadOnlyList<string> arguments)
    {
        if (!ProgramFormat.IsKnown(ProgramSearch.InWorkingDirectory(program, launch)))
            throw new SystemCallException("execve", Errno.ENOEXEC);

        var preamble = new Preamble(launch, IdentitySearch.Find(launch.Confinement), program, arguments, openFiles);
        var underWay = guardian.BeginBirth(MarkOf(launch));

        try
        {
            var child = Spawn(launch, place, preamble.Execution);
            Settle(child.Pid, launch, place);
            return new Birth(child, launch, place, program, preamble, underWay);
        }
        catch
        {
            underWay.Dispose();
            preamble.Dispose();
            throw;
        }
    }

    private void Settle(int pid, Launch launch, ControlGroup? place)
    {
        try
        {
            if (!SpawnIntoGroup.IsSupported) place?.Admit(pid);
            if (launch.Confinement.Nice is { } nice) FavourSession(pid, nice);
        }
        catch
        {
            guardian.Children.Abandon(pid);
            throw;
        }
    }

    private void FavourSession(int leader, int nice)
    {
        if (!Niceness.TryGiveToSession(leader, nice))
            guardian.Warn($"The nice value {nice} of process {leader} counts within its service only: the system groups processes by sessions, and did not take it for this one.");
    }

    private async Task<LinuxServiceProcess> FinishAsync(Birth birth)
    {
        using var underWay = birth.UnderWay;
        using var preamble = birth.Preamble;

        try
        {
            await ReleaseAsync(birth).ConfigureAwait(false);
            return Adopt(birth.Child, birth.Launch, birth.Group); // here: the threads that spawn may all be held up by the system
        }
        catch (Exception failure)
        {
            Clear(birth.Group);
            if (failure is SystemCallException refused) throw LaunchFailure.Of(refused, birth.Program);
            throw;
        }
    }

    private async Task ReleaseAsync(Birth birth)
    {
        try
        {
            await birth.Preamble.ReleaseAsync(birth.Child.Pid, guardian.Watch, Patience).ConfigureAwait(false);
        }
        catch
        {
            await guardian.SpawnThreads.Run(() => guardian.Children.Abandon(birth.Child.Pid)).ConfigureAwait(false);
            throw;
        }
    }

    private Spawned Spawn(Launch launch, ControlGroup? place, Execution execution)
    {
        int? born = null;

        try
        {
            using var spools = Spools.Open(launch.StandardOutput, launch.StandardError);
            reserve.Check(newest: spools.Error);
            using var sockets = new PassedDescriptors(launch.Sockets);
            using var arguments = new NativeStrings(execution.Arguments);
            using var environment = new NativeStrings([.. execution.Environment.Select(variable => $"{variable.Key}={variable.Value}")]);
            using var into = SpawnIntoGroup.IsSupported ? place?.Open() : null;

            var (identities, at) = (spools.Identities(), DateTimeOffset.UtcNow);
            born = launch.NoNewPrivileges ? guardian.PrivilegeLock.Spawn(Run) : Run();
            return new Spawned(born.Value, at, identities);

            int Run() => Linux.Spawn.Start(execution, arguments, environment, spools, sockets, into);
        }
        catch when (born is not null) // a file could not be closed
        {
            guardian.Children.Abandon(born.Value);
            throw;
        }
    }

    private LinuxServiceProcess Adopt(Spawned child, Launch launch, ControlGroup? place)
    {
        var instance = guardian.Adopt(child.Pid, group, MarkOf(launch), child.Spools, place);
        return new LinuxServiceProcess(instance, new ProcessIdentity(child.Pid, instance.Started, bootId), child.At, guardian);
    }

    private static void Clear(ControlGroup? place)
    {
        _ = place?.TryKill(); // what a child has started before it was abandoned; not before Linux 5.14
        place?.TryRemove();
    }

    private static string MarkOf(Launch launch) => launch.Environment.GetValueOrDefault(InstanceMark.Variable, "");
}
