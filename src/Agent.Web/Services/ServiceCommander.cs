using Agent.Actors.Services;
using Agent.Web.Requests;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.Services;

/// <summary>Gives commands to services. They are carried out whether or not anybody waits for the answer.</summary>
internal sealed class ServiceCommander(ServiceGateway gateway, Patience patience)
{
    /// <returns>The answer, or <see langword="null"/> if it has not come for as long as the caller waits.</returns>
    public async Task<Reply?> RunAsync(IServiceCommand command, Preferences preferences, CancellationToken cancellation)
    {
        var reply = gateway.CommandAsync(command);
        var usual = preferences.Wait ?? patience.Usual;

        return await Within(reply, usual, cancellation)
            ?? (preferences.Wait is null ? await Within(reply, await LongerAsync(command, cancellation) - usual, cancellation) : null);
    }

    // Only now: the service is asked by those alone who have to wait for it.
    private async Task<TimeSpan> LongerAsync(IServiceCommand command, CancellationToken cancellation)
    {
        var present = await gateway.AskAsync(new GetStatus(command.Service), cancellation);
        return patience.For(command, (present as StatusIs)?.Service);
    }

    private static async Task<Reply?> Within(Task<Reply> reply, TimeSpan wait, CancellationToken cancellation)
    {
        try
        {
            return await reply.WaitAsync(wait, cancellation);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
