using Akka.Actor;
using Akka.Event;
using Akka.Hosting;
using Akka.Hosting.Logging;
using Microsoft.Extensions.Logging;
using HostLevel = Microsoft.Extensions.Logging.LogLevel;
using LogLevel = Akka.Event.LogLevel;

namespace Agent.Engine.Tests.Hosting;

public sealed class LoggingSpecs : IDisposable
{
    private readonly RecordingLogs _logs = new();

    public void Dispose() => _logs.Dispose();

    [Theory(Timeout = 20_000)]
    [InlineData(LogLevel.DebugLevel, HostLevel.Debug)]
    [InlineData(LogLevel.InfoLevel, HostLevel.Information)]
    [InlineData(LogLevel.WarningLevel, HostLevel.Warning)]
    [InlineData(LogLevel.ErrorLevel, HostLevel.Error)]
    public async Task Levels_are_those_of_the_host(LogLevel level, HostLevel expected)
    {
        using var host = TestHost.Create(akka => akka.ConfigureLoggers(Everything), _logs);
        await host.StartAsync();

        host.Get<ActorSystem>().Log.Log(level, null, "a line of some level");

        Assert.Equal(expected, (await _logs.LineWith("a line of some level")).Level);
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_line_says_which_actor_wrote_it_where_and_when()
    {
        using var host = TestHost.Create(akka => akka.ConfigureLoggers(Everything), _logs);
        await host.StartAsync();

        host.Get<ActorSystem>().ActorOf(Props.Create(() => new Writer()), "writer").Tell("hello");

        var line = await _logs.LineWith("got hello, 5 long");
        Assert.Equal("Akka.Actor.ActorSystem", line.Category);
        Assert.Equal("akka://hosted/user/writer", $"{line.Properties["ActorPath"]}");
        Assert.Equal("akka://hosted/user/writer", $"{line.Properties["LogSource"]}");
        Assert.True(line.Properties["Thread"] is int);
        Assert.Contains("Timestamp", line.Properties);
        Assert.Equal("hello", line.Properties["0"]);
        Assert.Equal(5, line.Properties["1"]);
        Assert.Equal("got {0}, {1} long", line.Properties["{OriginalFormat}"]);
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task An_exception_is_passed_on()
    {
        using var host = TestHost.Create(akka => akka.ConfigureLoggers(Everything), _logs);
        await host.StartAsync();
        var cause = new InvalidOperationException("the cause");

        host.Get<ActorSystem>().Log.Error(cause, "it failed");

        var line = await _logs.LineWith("it failed");
        Assert.Equal(HostLevel.Error, line.Level);
        Assert.Same(cause, line.Cause);
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task Lines_below_the_level_are_not_logged()
    {
        using var host = TestHost.Create(akka => akka.ConfigureLoggers(loggers => loggers.ClearLoggers().AddLoggerFactory().LogLevel = LogLevel.WarningLevel), _logs);
        await host.StartAsync();
        var log = host.Get<ActorSystem>().Log;

        log.Info("line, but too low");
        log.Warning("line, high enough");

        Assert.Contains("high enough", (await _logs.LineWith("line, ")).Text, StringComparison.Ordinal);
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task Braces_in_a_text_without_arguments_stay()
    {
        using var host = TestHost.Create(akka => akka.ConfigureLoggers(Everything), _logs);
        await host.StartAsync();

        host.Get<ActorSystem>().Log.Info("a text {with} {0} braces");

        Assert.Contains("a text {with} {0} braces", (await _logs.LineWith("a text")).Text, StringComparison.Ordinal);
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_factory_of_ones_own_can_be_given()
    {
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(_logs));
        using var host = TestHost.Create(akka => akka.ConfigureLoggers(loggers => loggers.ClearLoggers().AddLoggerFactory(factory)));
        await host.StartAsync();

        host.Get<ActorSystem>().Log.Info("to my own factory");

        Assert.Equal(HostLevel.Information, (await _logs.LineWith("to my own factory")).Level);
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task Several_loggers_can_log()
    {
        using var host = TestHost.Create(akka => akka.ConfigureLoggers(loggers => loggers.ClearLoggers().AddDefaultLogger().AddLoggerFactory()));
        await host.StartAsync();

        var loggers = host.Get<ActorSystem>().Settings.Loggers;

        Assert.StartsWith(typeof(DefaultLogger).FullName, loggers[0], StringComparison.Ordinal);
        Assert.StartsWith(typeof(LoggerFactoryLogger).FullName, loggers[1], StringComparison.Ordinal);
        await host.StopAsync();
    }

    private static void Everything(LoggerConfigBuilder loggers)
    {
        loggers.ClearLoggers().AddLoggerFactory();
        loggers.LogLevel = LogLevel.DebugLevel;
    }

    private sealed class Writer : ReceiveActor
    {
        public Writer()
        {
            var log = Context.GetLogger();
            Receive<string>(text => log.Info("got {0}, {1} long", text, text.Length));
        }
    }
}
