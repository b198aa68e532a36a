using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Web.Configuration;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.Requests;

/// <summary>How long a caller who does not say so himself waits for a command.</summary>
internal sealed class Patience(HttpOptions http)
{
    // What a start, or the end of what was killed, may take on top of a grace.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    /// <summary>For any command.</summary>
    public TimeSpan Usual => http.Wait;

    /// <summary>For this one: as long as what it has to wait for may take, if that is more than usual.</summary>
    /// <param name="present">The service as it is by now; <see langword="null"/> if it is not known.</param>
    public TimeSpan For(IServiceCommand command, ServiceStatus? present)
    {
        var needed = Grace(command, present) + Readiness(command, present) + Margin;
        return needed > Usual ? needed : Usual;
    }

    private static TimeSpan Grace(IServiceCommand command, ServiceStatus? present) =>
        (command as StopService)?.Grace ?? present?.Spec.Stop.Grace ?? TimeSpan.Zero;

    private static TimeSpan Readiness(IServiceCommand command, ServiceStatus? present)
    {
        var spec = (command as DeployService)?.Spec ?? present?.Spec;

        return command is IStartCommand { AwaitsReadiness: true } && spec is { Ready: not null, Strategy: var strategy }
            ? strategy.ReadyTimeout + (strategy.Type is StrategyType.Overlap ? strategy.MinReady : TimeSpan.Zero)
            : TimeSpan.Zero;
    }
}
