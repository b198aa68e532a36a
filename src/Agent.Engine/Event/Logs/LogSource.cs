using Akka.Actor;

namespace Akka.Event;

/// <summary>What a log event says of its origin.</summary>
public readonly struct LogSource
{
    private LogSource(string source, Type type)
    {
        Source = source;
        Type = type;
    }

    public string Source { get; }

    public Type Type { get; }

    public static LogSource Create(object o) => new(Name(o), SourceType(o));

    public static LogSource Create(object o, ActorSystem system) => new(
        o switch
        {
            string text => FromString(text, system),
            Type type => FromType(type, system),
            _ => Name(o),
        },
        SourceType(o));

    public static string FromString(string source, ActorSystem system) => $"{source} ({system})";

    public static string FromType(Type t, ActorSystem system) => $"{Logging.SimpleName(t)} ({system})";

    public static string FromActor(IActorContext actor, ActorSystem system) => FromActorRef(actor.Self, system);

    public static string FromActorRef(IActorRef a, ActorSystem system) => a.Path.ToString();

    public static Type SourceType(object o) => o switch
    {
        string => typeof(DummyClassForStringSources),
        Type type => type,
        IActorContext context => context.Props.Type,
        _ => o.GetType(),
    };

    private static string Name(object o) => o switch
    {
        string text => text,
        IActorContext context => context.Self.Path.ToString(),
        IActorRef actor => actor.Path.ToString(),
        ActorSystem system => $"ActorSystem({system.Name})",
        Type type => Logging.SimpleName(type),
        _ => Logging.SimpleName(o),
    };
}
