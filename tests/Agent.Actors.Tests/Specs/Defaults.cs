using Agent.Actors.Configuration;
using Agent.Actors.Processes;
using Agent.Actors.Specs;

namespace Agent.Actors.Tests.Specs;

/// <summary>Specs with the defaults of <c>hocon/reference.conf</c>.</summary>
internal static class Defaults
{
    public static SpecDefaults OfReference { get; } = AgentOptions.From(new SettingsReader(AgentConfiguration.Reference)).Defaults;

    public static ServiceSpec Run(string line) => OfReference.SpecOf(new Command.Shell(line));
}
