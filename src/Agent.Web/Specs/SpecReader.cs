using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary>Reads a spec: what is not said in it is as the defaults have it. <c>docs/spec.md</c> has its form.</summary>
internal static class SpecReader
{
    public static ServiceSpec Read(JsonObjectReader body, ServiceId service, SpecDefaults defaults)
    {
        var spec = new ServiceSpec
        {
            Command = CommandReader.Required(body),
            Environment = EnvironmentReader.Read(body),
            Secrets = SecretsReader.Read(body),
            WorkingDirectory = DirectoryReader.Read(body),
            NoNewPrivileges = body.Flag("no_new_privileges") ?? false,
            Confinement = ConfinementReader.Read(body) with { Resources = ResourcesReader.Read(body) },
            Stop = StopReader.Read(body, defaults.Stop),
            Restart = RestartReader.Read(body, defaults.Restart),
            Ready = ProbeReader.Ready(body, defaults.Probe),
            Live = ProbeReader.Live(body, defaults.Probe),
            Startup = ProbeReader.Startup(body, defaults.Probe),
            DependsOn = DependenciesReader.Read(body, service),
            Listen = ListenReader.Read(body),
            Strategy = StrategyReader.Read(body, defaults.Strategy),
            Labels = LabelsReader.Read(body),
            MergesOutput = body.Part("log", false, log => log.Flag("merge") ?? false),
        };

        body.End();
        return spec;
    }
}
