using Agent.Actors.Services;
using Akka.Actor;
using Akka.Hosting;
using static Agent.Actors.Services.RegistryProtocol;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.Services;

/// <summary>The one door from HTTP to the actors.</summary>
internal sealed class ServiceGateway(IRequiredActor<RegistryActor> registry)
{
    public Task<ServiceList> ListAsync(CancellationToken cancellation) =>
        Registry.Ask<ServiceList>(ListServices.Instance, Timeout.InfiniteTimeSpan, cancellation);

    public Task<Reply> AskAsync(IServiceMessage message, CancellationToken cancellation) =>
        Registry.Ask<Reply>(message, Timeout.InfiniteTimeSpan, cancellation);

    /// <summary>Gives a command to its service. Nobody can take it back.</summary>
    public Task<Reply> CommandAsync(IServiceCommand command) => AskAsync(command, CancellationToken.None);

    private IActorRef Registry => registry.ActorRef;
}
