using Agent.Web.Logging;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Agent.Web.Tests.Audit;

/// <summary>What the console shows of an exception.</summary>
public sealed class TraceSpecs : ILogEventSink
{
    private readonly List<LogEvent> _events = [];

    void ILogEventSink.Emit(LogEvent logEvent) => _events.Add(logEvent);

    [Fact]
    public void A_message_in_it_cannot_look_like_a_line_of_the_agents_own()
    {
        using var log = new LoggerConfiguration().Enrich.With<ActorLogEnricher>().WriteTo.Sink(this).CreateLogger();

        log.Error(new IOException("cannot read\r\n00:00:00.000 INF forged\u001b[31m\u2028x"), "It failed");

        var trace = (string)((ScalarValue)Assert.Single(_events).Properties["Trace"]).Value!;
        Assert.All(trace.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("    ", line, StringComparison.Ordinal));
        Assert.DoesNotContain(trace, c => c is '\u001b' or '\u2028' or '\r');
        Assert.Contains("cannot read", trace, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_is_none_there_is_nothing()
    {
        using var log = new LoggerConfiguration().Enrich.With<ActorLogEnricher>().WriteTo.Sink(this).CreateLogger();

        log.Error("It failed");

        Assert.Equal("", ((ScalarValue)Assert.Single(_events).Properties["Trace"]).Value);
    }
}
