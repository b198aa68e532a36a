using Agent.Actors.Configuration;
using Agent.Web.Access;
using Agent.Web.Access.Keys;
using Agent.Web.CommandLine;

namespace Agent.Web.Configuration;

/// <summary>All settings of one run of the agent, valid or not there at all.</summary>
internal sealed record AgentSettings(AgentOptions Agent, HttpOptions Http, AccessOptions Access, LogOptions Log, EngineOptions Engine)
{
    public Exposure ExposureTo(KeyRing keys) => new(Http, Access, Access.Asks || keys.IsInUse);

    /// <summary>Reads the configuration that the command line asks for.</summary>
    /// <returns>The settings, or every mistake in them.</returns>
    public static (AgentSettings? Settings, IReadOnlyList<string> Errors) Load(AgentArguments arguments)
    {
        var errors = new List<string>();
        var config = AgentConfiguration.Load(arguments.ConfigFile, arguments.ToConfig(), errors);
        var reader = new SettingsReader(config);

        var settings = new AgentSettings(AgentOptions.From(reader), HttpOptions.From(reader), AccessOptions.From(reader), LogOptions.From(reader), EngineOptions.From(config, errors));
        var keys = new KeyRing(settings.Agent.DataDirectory, settings.Access.KeysFile, warn: _ => { });
        settings.ExposureTo(keys).Check(reader);
        errors.AddRange(reader.Errors);
        errors.AddRange(keys.Mistakes);

        return errors.Count == 0 ? (settings, errors) : (null, errors);
    }
}
