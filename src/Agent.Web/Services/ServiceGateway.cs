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

    /// <summary>Gives a command to its service. It is carried out whether or not anybody waits for the answer.</summary>
    /// <returns>The answer, or <see langword="null"/> if it has not come within <paramref name="wait"/>.</returns>
    public async Task<Reply?> CommandAsync(IServiceCommand command, TimeSpan wait, CancellationToken cancellation)
    {
        try
        {
            return await Registry.Ask<Reply>(command, Timeout.InfiniteTimeSpan, CancellationToken.None).WaitAsync(wait, cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private IActorRef Registry => registry.ActorRef;
}
