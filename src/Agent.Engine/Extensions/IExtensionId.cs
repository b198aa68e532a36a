namespace Akka.Actor;

/// <summary>Creates an extension, and finds it again.</summary>
public interface IExtensionId
{
    Type ExtensionType { get; }

    object Get(ActorSystem system);

    object Apply(ActorSystem system);

    object CreateExtension(ExtendedActorSystem system);
}

public interface IExtensionId<out T> : IExtensionId
    where T : IExtension
{
    new T Get(ActorSystem system);

    new T Apply(ActorSystem system);

    new T CreateExtension(ExtendedActorSystem system);
}
