using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Runs when all actors have been started.</summary>
public delegate Task StartupTask(ActorSystem system, IActorRegistry registry);
