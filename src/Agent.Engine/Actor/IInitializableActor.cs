namespace Akka.Actor.Internal;

/// <summary>An actor that has something to finish once its constructor is through.</summary>
internal interface IInitializableActor
{
    void Init();
}
