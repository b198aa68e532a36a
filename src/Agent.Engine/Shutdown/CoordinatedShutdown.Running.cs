using Akka.Event;

namespace Akka.Actor;

public sealed partial class CoordinatedShutdown
{
    private async Task RunPhase(Phase phase)
    {
        if (!phase.Enabled || !_tasks.TryGetValue(phase.Name, out var tasks)) return;

        _log.Debug("Shutdown phase {0}: {1}", phase.Name, string.Join(", ", tasks.Select(static task => task.Name)));
        try
        {
            await Task.WhenAll(tasks.Select(task => RunTask(phase, task))).WaitAsync(phase.Timeout).ConfigureAwait(false);
        }
        catch (TimeoutException) when (phase.Recover)
        {
            _log.Warning("Shutdown phase {0} took longer than {1}, going on without", phase.Name, phase.Timeout);
        }
    }

    private async Task RunTask(Phase phase, ShutdownTask task)
    {
        try
        {
            await task.Run().ConfigureAwait(false);
        }
        catch (Exception failure) when (phase.Recover)
        {
            _log.Warning("Task [{0}] failed in phase [{1}]: {2}", task.Name, phase.Name, failure.Message);
        }
    }

    private readonly record struct ShutdownTask(string Name, Func<Task<Done>> Run);
}
