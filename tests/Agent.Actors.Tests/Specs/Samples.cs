using System.Net;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Actors.Tests.Specs;

/// <summary>Specs that say everything there is to say.</summary>
internal static class Samples
{
    private static readonly ProbeTimes Times = new()
    {
        InitialDelay = TimeSpan.FromTicks(1),
        Period = TimeSpan.FromMilliseconds(300),
        Timeout = TimeSpan.FromSeconds(1.5),
        SuccessThreshold = 1,
        FailureThreshold = 7,
    };

    public static ServiceSpec Full { get; } = Defaults.Run("exec web --name '网络'") with
    {
        Environment = new Dictionary<string, string> { ["B"] = "", ["A"] = "1 \"quoted\"" },
        WorkingDirectory = "/srv",
        Secrets = new SecretSources
        {
            EnvironmentFiles = ["/run/secrets/b", "/run/secrets/a"],
            Variables = new Dictionary<string, string> { ["Z"] = "/run/secrets/z", ["DB_PASSWORD"] = "/run/secrets/db" },
        },
        NoNewPrivileges = true,
        Confinement = new Confinement
        {
            User = "www-data",
            Group = "33",
            Groups = ["ssl-cert", "adm"],
            Umask = 0b000_010_111,
            Nice = -5,
            Resources = new GroupResources { MemoryMax = 1L << 40, MemoryHigh = 1 << 20, CpuMax = 0.25, CpuWeight = 1, PidsMax = 10, IoWeight = 10_000 },
            Limits = new Dictionary<string, ResourceBound> { ["nproc"] = new(100, 200), ["core"] = new(0, null), ["nofile"] = new(null, null) },
        },
        MergesOutput = true,
        Stop = new StopSpec { Signal = new Signal(3), Grace = TimeSpan.FromSeconds(0.1) },
        Restart = new RestartSpec
        {
            Policy = RestartPolicy.OnFailure,
            SuccessExitCodes = [0, 143],
            Backoff = new BackoffSpec { Min = TimeSpan.Zero, Factor = 1.7, Max = TimeSpan.FromHours(2), Reset = TimeSpan.FromDays(365) },
            Limit = new StartLimitSpec { Starts = 3, Window = TimeSpan.FromMinutes(1), Mode = StartLimitMode.Delay },
        },
        Ready = Probe(new ProbeCheck.Http
        {
            IsSecure = true,
            Host = "localhost",
            Port = 8443,
            Path = "/healthz?full=1",
            Headers = new Dictionary<string, string> { ["X-B"] = "2", ["X-A"] = "1" },
            MinStatus = 200,
            MaxStatus = 204,
            VerifiesCertificate = true,
        }),
        Live = Probe(new ProbeCheck.Notify(TimeSpan.FromSeconds(30))),
        Startup = Probe(new ProbeCheck.LogLine("^listening on \\d+", LogStream.Stderr)),
        DependsOn = new Dictionary<ServiceId, DependencyCondition>
        {
            [ServiceId.Parse("migrate")] = DependencyCondition.ExitedOk,
            [ServiceId.Parse("db")] = DependencyCondition.Ready,
        },
        Listen = [new ListenAddress.Tcp(IPEndPoint.Parse("[::1]:8080")), new ListenAddress.Unix("/run/web.sock")],
        Strategy = new StrategySpec
        {
            Type = StrategyType.Overlap,
            ReadyTimeout = TimeSpan.FromSeconds(90),
            MinReady = TimeSpan.FromSeconds(10),
            AutoRollback = false,
        },
        Labels = new Dictionary<string, string> { ["team"] = "edge", ["app.kubernetes.io/name"] = "web" },
    };

    public static IEnumerable<ServiceSpec> All => [Full, Defaults.Run("true"), .. Checks.Select(check => Full with { Live = null, Ready = Probe(check) })];

    private static IEnumerable<ProbeCheck> Checks =>
    [
        new ProbeCheck.Http { Host = "127.0.0.1", Port = 80, Path = "/", MinStatus = 200, MaxStatus = 200 },
        new ProbeCheck.Tcp("db.internal", 5432),
        new ProbeCheck.Exec(new Command.Shell("test -e ready")),
        new ProbeCheck.Exec(new Command.Program(["test", "-e", "ready"])),
        new ProbeCheck.LogLine("ready", null),
        new ProbeCheck.Notify(null),
    ];

    private static ProbeSpec Probe(ProbeCheck check) => new() { Check = check, Times = Times };
}
