using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>
/// What a process is before it becomes the service's program: a <see cref="PreambleChain"/>, and then a shell that does what
/// it is told by its standard input.
/// </summary>
/// <remarks>
/// They begin with an empty environment. The service's own comes by that input, when the process has given up the agent's
/// rights: of what its variables make the loader do, such as LD_PRELOAD, nothing happens as root. A thread of the agent with
/// the service's user would be quicker, but the service could kill it, and with it the agent.
/// </remarks>
[SupportedOSPlatform("linux")]
internal sealed class Preamble : IDisposable
{
    public const string Shell = "/bin/sh";

    private readonly ScriptPipe _pipe;
    private readonly Identity? _identity;
    private readonly string _program;
    private readonly string _script;
    private readonly Launch _launch;

    /// <param name="program">Of a format that the system knows: a shell would run any other as a script of its own.</param>
    public Preamble(Launch launch, Identity? identity, string program, IReadOnlyList<string> arguments, OpenFileLimit openFiles)
    {
        (_identity, _program, _launch) = (identity, program, launch);
        var word = ShellSearch.Word(arguments[0], program, launch);
        _script = PreambleScript.Of(launch, identity, openFiles, otherwise: word == program ? null : program);
        IReadOnlyList<string> chain = [.. PreambleChain.Arguments(launch.Confinement, identity, ofRoot: Libc.EffectiveUser() == 0), Shell, "-s", "--", word, .. arguments.Skip(1)];

        _pipe = new ScriptPipe(); // last: who fails to be made is not disposed
        Execution = new Execution
        {
            Arguments = chain,
            Environment = launch.Environment.Where(variable => variable.Key == InstanceMark.Variable).ToDictionary(),
            Input = _pipe.PathOfReader,
        };
    }

    /// <summary>What is spawned.</summary>
    public Execution Execution { get; }

    public static bool IsNeededBy(Launch launch) => launch.Sockets.Count > 0 || launch.Confinement.ChangesProcess;

    /// <summary>Whether the service gets all that it is to get by one, and the system has what it takes.</summary>
    public static bool IsPossibleFor(Launch launch) => File.Exists(Shell) && !launch.Environment.Keys.Any(PreambleScript.Drops);

    /// <summary>Lets the child go on, and tells when it has become the program.</summary>
    /// <exception cref="LaunchException">It has not, or does not go on: whoever runs as the same user can stop it.</exception>
    public async Task ReleaseAsync(int pid, EventWatch watch, TimeSpan patience)
    {
        using var process = PidFd.Open(pid);
        using var end = new Occurrence(watch, process, Libc.EPOLLIN);
        using var enough = new CancellationTokenSource(patience);

        try
        {
            var hasTakenAll = await _pipe.GiveAsync(_script, watch, end.Happened, enough.Token).ConfigureAwait(false);
            if (IsEnding(pid)) await end.Happened.WaitAsync(enough.Token).ConfigureAwait(false);

            if (PreambleEnd.Of(pid) is { } last && last.IsFailureOf(_program)) throw Failure(last);
            if (!hasTakenAll) throw Stuck();
        }
        catch (OperationCanceledException)
        {
            throw Stuck();
        }
    }

    public void Dispose() => _pipe.Dispose();

    // A program whose first thread has ended goes on with the others.
    private static bool IsEnding(int pid) => ProcessStat.TryRead(pid) is { MemorySize: 0, Threads: 1, HasEnded: false };

    private LaunchException Stuck() => new(LaunchFault.System, $"Cannot run {_program}: what is to become it did not go on. Its user, root and whoever freezes its control group can stop it; start it again when they let it.{LastWords.Of(_launch)}");

    private LaunchException Failure(PreambleEnd end)
    {
        var user = _identity is null ? "" : $" as user {_identity.Name}";

        if (end.IsOfChain)
            return new LaunchException(LaunchFault.System, $"Cannot run {_program}{user}: {end.Name}, which was to execute it, failed.{LastWords.Of(_launch)}");

        return end.Code == PreambleEnd.NotFound
            ? LaunchFailure.Of(Errno.ENOENT, _program)
            : new LaunchException(LaunchFault.Command, $"Cannot run {_program}{user}: the system refused to execute it or to enter its working directory.{LastWords.Of(_launch)}");
    }
}
