using Akka.Actor.Internal;

namespace Akka.Actor;

public sealed class CoordinatedShutdownExtension : ExtensionIdProvider<CoordinatedShutdown>
{
    public override CoordinatedShutdown CreateExtension(ExtendedActorSystem system)
    {
        var shutdown = new CoordinatedShutdown(system, Phases.From(system.Settings.Config.GetConfig("akka.coordinated-shutdown")!));
        if (system.Settings.CoordinatedShutdownTerminateActorSystem)
            shutdown.AddTask(CoordinatedShutdown.PhaseActorSystemTerminate, "terminate-system", () => Terminate((ActorSystemImpl)system));

        return shutdown;
    }

    private static async Task<Done> Terminate(ActorSystemImpl system)
    {
        system.FinalTerminate();
        await system.WhenTerminated.ConfigureAwait(false);
        return Done.Instance;
    }
}
