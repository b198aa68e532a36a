using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Makes the scheduler that the configuration names.</summary>
internal static class SchedulerFactory
{
    public static IScheduler Create(Settings settings, ILoggingAdapter log)
    {
        if (settings.SchedulerClass == "Akka.Actor.EventDrivenScheduler") return new EventDrivenScheduler(log);

        var type = TypeNames.Find(settings.SchedulerClass)
            ?? throw new ConfigurationException($"akka.scheduler.implementation: there is no type {settings.SchedulerClass}");

        return (IScheduler)Activator.CreateInstance(type, settings.Config, log)!;
    }
}
