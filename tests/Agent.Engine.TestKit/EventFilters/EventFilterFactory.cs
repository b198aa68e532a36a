using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>Says which log events a test expects.</summary>
public class EventFilterFactory(TestKitBase testkit, ActorSystem system)
{
    /// <summary>Errors with a cause of that type; the text may be the event's or the exception's.</summary>
    public IEventFilterApplier Exception<TException>(
        string? message = null, string? start = null, string? contains = null, string? source = null)
        where TException : Exception => Exception<TException>(new TextPattern(message, start, contains), source);

    public IEventFilterApplier Exception<TException>(Regex pattern, string? source = null)
        where TException : Exception => Exception<TException>(new TextPattern(pattern), source);

    public IEventFilterApplier Error(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        OfLevel<Error>(new TextPattern(message, start, contains), source);

    public IEventFilterApplier Error(Regex pattern, string? source = null) => OfLevel<Error>(new TextPattern(pattern), source);

    public IEventFilterApplier Warning(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        OfLevel<Warning>(new TextPattern(message, start, contains), source);

    public IEventFilterApplier Warning(Regex pattern, string? source = null) => OfLevel<Warning>(new TextPattern(pattern), source);

    public IEventFilterApplier Info(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        OfLevel<Info>(new TextPattern(message, start, contains), source);

    public IEventFilterApplier Info(Regex pattern, string? source = null) => OfLevel<Info>(new TextPattern(pattern), source);

    public IEventFilterApplier Debug(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        OfLevel<Debug>(new TextPattern(message, start, contains), source);

    public IEventFilterApplier Debug(Regex pattern, string? source = null) => OfLevel<Debug>(new TextPattern(pattern), source);

    /// <summary>Dead letters, whatever they say.</summary>
    public IEventFilterApplier DeadLetter() => DeadLetter<object>();

    public IEventFilterApplier DeadLetter<TMessage>(string? source = null) => DeadLetter<TMessage>(_ => true, source);

    /// <summary>Dead letters of that type; the source is who should have got them.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(Func<TMessage, bool> isMatch, string? source = null) =>
        Applier($"dead letters of type {typeof(TMessage)}", e =>
            e is DeadLetter { Message: TMessage message } letter && isMatch(message) && SourceFits(source, letter.Recipient.Path.ToString()));

    private EventFilterApplier Exception<TException>(TextPattern text, string? source) =>
        Applier($"errors with a {typeof(TException)}, text {text}", e =>
            e is Error { Cause: TException } error
            && SourceFits(source, error.LogSource)
            && (text.Fits(error.Message?.ToString()) || text.Fits(error.Cause?.Message)));

    private EventFilterApplier OfLevel<TEvent>(TextPattern text, string? source)
        where TEvent : LogEvent =>
        Applier($"events of level {typeof(TEvent).Name}, text {text}", e =>
            e is TEvent logEvent && SourceFits(source, logEvent.LogSource) && text.Fits(logEvent.Message?.ToString()));

    private EventFilterApplier Applier(string description, Predicate<object> matches) =>
        new(testkit, system, new EventFilter(description, matches));

    // With or without the system's address.
    private static bool SourceFits(string? expected, string? actual) =>
        expected is null
        || string.Equals(expected, actual, StringComparison.Ordinal)
        || (ActorPath.TryParse(actual ?? "", out var path) && path.ToStringWithoutAddress() == expected);
}
