using System.Text.Json.Serialization;
using Agent.Actors.Processes;
using Agent.Actors.Services;

namespace Agent.Actors.Specs.Documents;

/// <summary>
/// A complete spec in the form in which callers write it: what they are given back, and what the journal keeps. Equal
/// specs have equal documents. <c>docs/spec.md</c> describes every member.
/// </summary>
public sealed record SpecDocument
{
    /// <summary>A line for the shell; otherwise there is <see cref="Argv"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Command { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Argv { get; init; }

    public required IReadOnlyDictionary<string, string> Env { get; init; }

    /// <summary>Not there: none, as with the next.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<SecretFileDocument>? EnvFrom { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, SecretFileDocument>? SecretEnv { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cwd { get; init; }

    /// <summary>Not there: <see langword="false"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NoNewPrivileges { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? User { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Group { get; init; }

    /// <summary>Not there: none, as with the next.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Groups { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Umask { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Nice { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? Limits { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ResourcesDocument? Resources { get; init; }

    public required StopDocument Stop { get; init; }

    public required RestartDocument Restart { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProbeDocument? Ready { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProbeDocument? Live { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ProbeDocument? Startup { get; init; }

    public required IReadOnlyDictionary<string, string> DependsOn { get; init; }

    public required IReadOnlyList<string> Listen { get; init; }

    public required StrategyDocument Strategy { get; init; }

    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public required LogDocument Log { get; init; }

    /// <summary>Whether it has what agents before version 3 of the journal's specs would not keep to.</summary>
    [JsonIgnore]
    public bool IsConfined => NoNewPrivileges || !ToConfinement().IsNone || !ToSecrets().AreNone;

    public static SpecDocument Of(ServiceSpec spec) => new()
    {
        Command = (spec.Command as Command.Shell)?.Line,
        Argv = (spec.Command as Command.Program)?.Arguments,
        Env = Sorted.By(spec.Environment),
        EnvFrom = SecretFileDocument.Of(spec.Secrets.EnvironmentFiles),
        SecretEnv = SecretFileDocument.Of(spec.Secrets.Variables),
        Cwd = spec.WorkingDirectory,
        NoNewPrivileges = spec.NoNewPrivileges,
        User = spec.Confinement.User,
        Group = spec.Confinement.Group,
        Groups = spec.Confinement.Groups is { Count: > 0 } groups ? groups : null,
        Umask = spec.Confinement.Umask is { } umask ? UmaskText.Of(umask) : null,
        Nice = spec.Confinement.Nice,
        Limits = LimitsDocument.Of(spec.Confinement.Limits),
        Resources = ResourcesDocument.Of(spec.Confinement.Resources),
        Stop = StopDocument.Of(spec.Stop),
        Restart = RestartDocument.Of(spec.Restart),
        Ready = ProbeDocument.Of(spec.Ready),
        Live = ProbeDocument.Of(spec.Live),
        Startup = ProbeDocument.Of(spec.Startup),
        DependsOn = Dependencies.Of(spec.DependsOn),
        Listen = [.. spec.Listen.Select(address => address.ToString())],
        Strategy = StrategyDocument.Of(spec.Strategy),
        Labels = Sorted.By(spec.Labels),
        Log = new LogDocument { Merge = spec.MergesOutput },
    };

    /// <exception cref="FormatException">It is not what <see cref="Of"/> gives.</exception>
    public ServiceSpec ToSpec() => new()
    {
        Command = CommandDocument.Read(Command, Argv),
        Environment = Env,
        Secrets = ToSecrets(),
        WorkingDirectory = Cwd,
        NoNewPrivileges = NoNewPrivileges,
        Confinement = ToConfinement(),
        Stop = Stop.ToSpec(),
        Restart = Restart.ToSpec(),
        Ready = Ready?.ToSpec(),
        Live = Live?.ToSpec(),
        Startup = Startup?.ToSpec(),
        DependsOn = Dependencies.Read(DependsOn),
        Listen = [.. Listen.Select(Address)],
        Strategy = Strategy.ToSpec(),
        Labels = Labels,
        MergesOutput = Log.Merge,
    };

    private SecretSources ToSecrets() => new()
    {
        EnvironmentFiles = [.. (EnvFrom ?? []).Select(source => source.File)],
        Variables = SecretEnv?.ToDictionary(variable => variable.Key, variable => variable.Value.File) ?? SecretSources.None.Variables,
    };

    private Confinement ToConfinement() => new()
    {
        User = User,
        Group = Group,
        Groups = Groups ?? [],
        Umask = Umask is null ? null : UmaskOf(Umask),
        Nice = Nice,
        Limits = LimitsDocument.Read(Limits),
        Resources = Resources?.ToResources() ?? GroupResources.None,
    };

    private static int UmaskOf(string text) => UmaskText.TryParse(text, out var umask) ? umask : throw new FormatException($"'{text}' is no umask");

    private static ListenAddress Address(string text) =>
        ListenAddress.TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is no address to listen on");
}
