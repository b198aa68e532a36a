using Agent.Actors.Processes;
using Agent.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Agent.Web.Tests.Units;

public class SuccessionSpecs
{
    [Fact]
    public async Task A_system_that_lets_nothing_be_taken_over_is_one_line_that_says_what_to_do()
    {
        var agent = new ServiceCollection()
            .AddSingleton<IProcessHost>(_ => throw new IOException("epoll_create1: Too many open files (errno 24)"))
            .BuildServiceProvider();

        var refusal = await Assert.ThrowsAsync<UnavailableException>(() => Succession.TakeOverAsync(agent, []));

        Assert.StartsWith("Cannot take over what runs of services: epoll_create1: Too many open files (errno 24). It goes on as it is.", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("raise the limit of open files", refusal.Message, StringComparison.Ordinal);
    }
}
