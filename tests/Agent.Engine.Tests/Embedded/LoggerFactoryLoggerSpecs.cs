using Agent.Engine.Tests.Hosting;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Event;
using Akka.Hosting;
using Akka.Hosting.Logging;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Agent.Engine.Tests.Embedded;

public sealed class LoggerFactoryLoggerSpecs : IDisposable
{
    private readonly RecordingLogs _logs = new();

    public void Dispose() => _logs.Dispose();

    [Fact(Timeout = 20_000)]
    public async Task A_line_has_the_class_that_logs_and_the_message_as_properties()
    {
        using var host = await Started();

        Logging.GetLogger(host.Get<ActorSystem>(), typeof(LoggerFactoryLoggerSpecs)).Info("{0} of {1:N1} and {0}", "half", 1.5);

        var line = await _logs.LineWith("half of 1.5 and half");
        Assert.Equal(typeof(LoggerFactoryLoggerSpecs).FullName, line.Properties["SourceContext"]);
        Assert.Equal("half of 1.5 and half", line.Properties["Message"]);
        Assert.Equal("half", line.Properties["0"]);
        Assert.Equal(1.5, line.Properties["1"]);
        Assert.Equal("[LoggerFactoryLoggerSpecs (akka://hosted)] half of 1.5 and half", line.Text);
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task Braces_in_a_text_are_no_holes_of_its_template()
    {
        using var host = await Started();

        host.Get<ActorSystem>().Log.Info("json {\"a\": 1}");

        Assert.Equal("json {{\"a\": 1}}", (await _logs.LineWith("json")).Properties["{OriginalFormat}"]);
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task A_format_that_does_not_fit_its_arguments_is_logged_all_the_same()
    {
        using var host = await Started();

        host.Get<ActorSystem>().Log.Info("needs {0} and {1} but {", "one");

        Assert.Contains("one", (await _logs.LineWith("needs")).Text, StringComparison.Ordinal);
        await host.StopAsync();
    }

    [Fact(Timeout = 20_000)]
    public async Task An_argument_that_cannot_be_text_loses_only_its_own_line()
    {
        using var host = await Started();
        var log = host.Get<ActorSystem>().Log;

        log.Info("bad {0}", new Unspeakable());
        log.Info("good {0}", 1);

        Assert.Contains("good 1", (await _logs.LineWith("d ")).Text, StringComparison.Ordinal);
        await host.StopAsync();
    }

    [Fact]
    public void A_system_without_the_setup_does_not_start()
    {
        var setup = ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig($"""
            akka.loggers = ["{typeof(LoggerFactoryLogger).AssemblyQualifiedName}"]
            akka.logger-startup-timeout = 1ms
            akka.stdout-loglevel = OFF
            """));

        Assert.Throws<LoggerInitializationException>(() => ActorSystem.Create("no-setup", setup));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_failed_start_is_logged_and_thrown_and_what_has_started_is_stopped()
    {
        ActorSystem? system = null;
        using var host = TestHost.Create(
            akka => akka.WithActors((started, _) => system = started).AddStartup((_, _) => throw new InvalidOperationException("no such luck")), _logs);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Critical, (await _logs.LineWith("did not start")).Level);
        Assert.True(system!.WhenTerminated.IsCompleted);
    }

    private async Task<IHost> Started()
    {
        var host = TestHost.Create(akka => akka.ConfigureLoggers(loggers => loggers.ClearLoggers().AddLoggerFactory()), _logs);
        await host.StartAsync();
        return host;
    }

    private sealed class Unspeakable
    {
        public override string ToString() => throw new InvalidOperationException("unspeakable");
    }
}
