using Agent.Actors.Configuration;
using Agent.Actors.Services;
using Agent.Web.Hosting;
using Akka.Actor;
using Akka.Hosting;
using static Agent.Actors.Services.RegistryProtocol;

namespace Agent.Web.Ending;

/// <summary>The end of the agent: first what becomes of its services, then its own. It goes on answering meanwhile.</summary>
internal sealed class AgentEnd(IHostApplicationLifetime host, IRequiredActor<RegistryActor> registry, ServiceManager manager)
{
    private int _hasBegun;
    private volatile bool _isStopping;

    /// <returns>Whether it has not begun before: it goes on as it has begun.</returns>
    public bool TryBegin(ServicesAtEnd services)
    {
        if (Interlocked.Exchange(ref _hasBegun, 1) == 1)
            return false;

        _isStopping = services is ServicesAtEnd.Stop;
        _ = RunAsync(services);
        return true;
    }

    /// <summary>Kills what a stop of all services is still waiting for.</summary>
    /// <returns>Whether they are being stopped.</returns>
    public bool TryHurry()
    {
        if (_isStopping) registry.ActorRef.Tell(new StopAll(TimeSpan.Zero), ActorRefs.NoSender);
        return _isStopping;
    }

    // The host's own stop is bounded; that of the services takes as long as they need.
    private async Task RunAsync(ServicesAtEnd services)
    {
        try
        {
            await manager.StoppingAsync(services is ServicesAtEnd.Leave ? "Ending; services go on" : "Stopping every service");
            await Console.Out.SayAsync(services is ServicesAtEnd.Leave ? await LeaveAsync() : await StopAsync());
        }
        finally
        {
            host.StopApplication();
        }
    }

    private async Task<string> LeaveAsync()
    {
        var left = await registry.ActorRef.Ask<AllLeft>(LeaveAll.Instance, Timeout.InfiniteTimeSpan);

        return left.Running == 0
            ? "Service Agent ends; no service was running"
            : $"Service Agent ends; {left.Running} running {(left.Running == 1 ? "service goes" : "services go")} on without it";
    }

    private async Task<string> StopAsync()
    {
        await registry.ActorRef.Ask<AllStopped>(new StopAll(Grace: null), Timeout.InfiniteTimeSpan);
        return "Service Agent ends; every service is stopped";
    }
}
