using Agent.CrashTests.Agents;
using Agent.CrashTests.Expectations;

namespace Agent.CrashTests;

/// <summary>Random commands from several clients to several services, in the middle of which the agent dies.</summary>
internal sealed class Storm
{
    private const int Clients = 8;
    private const int Services = 20;
    private const int MostAnswers = 60;

    private readonly Home _home;
    private readonly Random _random;
    private readonly Expectation[] _services;
    private int _left;
    private int _answers;

    public Storm(Home home, Random random)
    {
        _home = home;
        _random = random;
        _services = [.. Enumerable.Range(0, Services).Select(number => new Expectation($"s{number:D2}", home.Script))];
    }

    public int Answers => _answers;

    /// <summary>One life of an agent: it is to find everything as the one before it has left it, and dies under load.</summary>
    public async Task RunRoundAsync()
    {
        var agent = await _home.StartAsync();
        Assert.True(agent.HasBeenReady, agent.Output);
        await new Inspection(_home, agent.Client, _services).RunAsync();

        _left = _random.Next(MostAnswers) + 1;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(new Client(this, agent, _random.Next()).RunAsync)));
        await agent.AwaitDeathAsync();
    }

    private void Count(AgentRun agent)
    {
        Interlocked.Increment(ref _answers);
        if (Interlocked.Decrement(ref _left) == 0) agent.Kill();
    }

    private sealed class Client(Storm storm, AgentRun agent, int seed)
    {
        private readonly Random _random = new(seed);
        private readonly Commander _commander = new(agent.Client, storm._home.Script);

        public async Task RunAsync()
        {
            try
            {
                while (true)
                {
                    await CommandAsync(storm._services[_random.Next(Services)]);
                    storm.Count(agent);
                }
            }
            // The agent is dead.
            catch (HttpRequestException)
            {
            }
        }

        private Task CommandAsync(Expectation service) => _random.Next(100) switch
        {
            < 35 => _commander.DeployAsync(service, ModeOf(service)),
            < 55 => _commander.RestartAsync(service),
            < 75 => _commander.StopAsync(service),
            < 85 => _commander.DeleteAsync(service),
            _ => _commander.LookAsync(service),
        };

        private static string ModeOf(Expectation service) => service.Service switch
        {
            "s00" => "flood",
            "s01" or "s02" or "s03" => "slow",
            "s04" or "s05" => "ragged",
            _ => "burst",
        };
    }
}
