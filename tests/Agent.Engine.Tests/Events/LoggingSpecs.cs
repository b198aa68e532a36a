using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Events;

public class LoggingSpecs : TestKit
{
    private readonly ILoggingAdapter _log;

    public LoggingSpecs() : base("akka.loglevel = INFO") => _log = Logging.GetLogger(Sys, "specs");

    [Fact(Timeout = 20_000)]
    public async Task A_line_has_its_arguments_in_place_and_the_actors_path_as_its_source()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Info));
        var actor = Sys.ActorOf(Props.Create(() => new Talker()), "talker");

        actor.Tell("hello");

        var line = await ExpectMsgAsync<Info>();
        Assert.Equal("I was told hello and 42", line.Message.ToString());
        Assert.Contains("akka://test/user/talker", line.LogSource);
        Assert.Equal(typeof(Talker), line.LogClass);
        Assert.Equal(LogLevel.InfoLevel, line.LogLevel());
        Assert.Null(line.Cause);
    }

    [Fact(Timeout = 20_000)]
    public async Task An_exception_goes_with_its_line()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Error));
        var cause = new InvalidOperationException("expected");

        _log.Error(cause, "That went wrong: {0}", "badly");

        var line = await ExpectMsgAsync<Error>();
        Assert.Same(cause, line.Cause);
        Assert.Equal("That went wrong: badly", line.Message.ToString());
    }

    [Fact(Timeout = 20_000)]
    public async Task Lines_below_the_configured_level_are_not_published()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(LogEvent));

        _log.Debug("quiet");
        _log.Info("loud");

        await ExpectMsgAsync<LogEvent>(m => m.Message.ToString() == "loud");
    }

    [Fact]
    public void A_logger_knows_which_levels_are_on()
    {
        Assert.False(_log.IsDebugEnabled);
        Assert.True(_log.IsInfoEnabled);
        Assert.True(_log.IsWarningEnabled);
        Assert.True(_log.IsErrorEnabled);
        Assert.False(_log.IsEnabled(LogLevel.DebugLevel));
        Assert.True(_log.IsEnabled(LogLevel.ErrorLevel));
    }

    [Fact(Timeout = 20_000)]
    public async Task Every_level_is_an_event_of_its_own()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(LogEvent));

        _log.Info("text");
        _log.Warning("text");
        _log.Error("text");

        await ExpectMsgAsync<Info>();
        await ExpectMsgAsync<Warning>();
        await ExpectMsgAsync<Error>();
    }

    [Fact(Timeout = 20_000)]
    public async Task Braces_in_a_line_without_arguments_are_only_text()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Info));

        _log.Info("{not a place} {0}");

        await ExpectMsgAsync<Info>(m => m.Message.ToString() == "{not a place} {0}");
    }

    [Fact(Timeout = 20_000)]
    public async Task A_source_may_be_any_object()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Warning));

        Logging.GetLogger(Sys, "the cellar").Warning("It is wet");

        await ExpectMsgAsync<Warning>(m => m.LogSource.Contains("the cellar"));
    }

    private sealed class Talker : ReceiveActor
    {
        private readonly ILoggingAdapter _log = Context.GetLogger();

        public Talker() => Receive<string>(m => _log.Info("I was told {0} and {1}", m, 42));
    }
}
