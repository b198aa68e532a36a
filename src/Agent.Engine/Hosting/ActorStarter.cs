using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Starts the first actors of a system and registers those that others look for.</summary>
public delegate Task ActorStarter(ActorSystem system, IActorRegistry registry);
