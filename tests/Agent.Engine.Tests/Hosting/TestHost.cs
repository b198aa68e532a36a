using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Agent.Engine.Tests.Hosting;

/// <summary>A host with nothing in it but an actor system.</summary>
internal static class TestHost
{
    public static IHost Create(Action<AkkaConfigurationBuilder> configure, RecordingLogs? logs = null) => Create((builder, _) => configure(builder), logs);

    public static IHost Create(Action<AkkaConfigurationBuilder, IServiceProvider> configure, RecordingLogs? logs = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.SetMinimumLevel(LogLevel.Trace);
        if (logs is not null) builder.Logging.AddProvider(logs);
        builder.Services.AddAkka("hosted", configure);
        return builder.Build();
    }

    public static T Get<T>(this IHost host)
        where T : notnull => host.Services.GetRequiredService<T>();
}
