using System.Text.Json;
using Agent.Actors.Configuration;
using Agent.Actors.Processes;
using Agent.Actors.Services;
using Agent.Web.Languages;
using Agent.Web.Services;

namespace Agent.Web.Tests.Services;

public class StatusViewSpecs
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private static readonly ServiceStatus Running = new()
    {
        Service = ServiceId.Parse("web"),
        State = ServiceState.Running,
        Spec = AgentOptions.From(new SettingsReader(AgentConfiguration.Reference)).Defaults.SpecOf(new Command.Shell("web")),
        ProcessId = 4711,
        StartedAt = Noon,
        Instance = "0123456789abcdef",
    };

    public static TheoryData<string, string, string> States => new()
    {
        { "running", "running", "running" },
        { "not ready", "running", "running" },
        { "ready", "running", "ready" },
        { "ready but stopping", "running", "stopping" },
        { "backoff", "stopped", "backoff" },
        { "failed", "stopped", "failed" },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void Clients_of_old_see_two_values_and_others_the_state(string which, string status, string state)
    {
        var service = which switch
        {
            "running" => Running,
            "not ready" => Running with { IsReady = false },
            "ready" => Running with { IsReady = true },
            "ready but stopping" => Running with { IsReady = true, State = ServiceState.Stopping },
            "backoff" => Running with { State = ServiceState.Backoff, ProcessId = null },
            _ => Running with { State = ServiceState.Failed, ProcessId = null },
        };

        var view = Json(service);

        Assert.Equal(status, view.GetProperty("status").GetString());
        Assert.Equal(state, view.GetProperty("state").GetString());
    }

    [Fact]
    public void What_there_is_nothing_to_tell_of_is_not_there() =>
        Assert.Equal(
            """{"status":"running","pid":4711,"start_time":"2026-11-22T12:00:00.000000+00:00","state":"running","command":"web","instance":"0123456789abcdef","revision":1,"wanted":"running","restarts":0}""",
            Json(Running).GetRawText());

    [Fact]
    public void What_there_is_to_tell_is_there()
    {
        var service = Running with
        {
            IsReady = false,
            Reason = "GET / answered 503",
            WaitingFor = new Dictionary<ServiceId, string> { [ServiceId.Parse("db")] = "it was stopped" },
            NextAttempt = Noon,
            Failures = 2,
            Said = "warming up",
            Candidate = new CandidateStatus { Spec = Running.Spec, Revision = 2, Instance = "fedcba9876543210", ProcessId = 4712, StartedAt = Noon, IsReady = true },
            Spec = Running.Spec with { Labels = new Dictionary<string, string> { ["Team"] = "边缘" } },
        };

        var view = Json(service);

        Assert.False(view.GetProperty("ready").GetBoolean());
        Assert.Equal("GET / answered 503", view.GetProperty("reason").GetString());
        Assert.Equal("""{"db":"it was stopped"}""", view.GetProperty("waiting_for").GetRawText());
        Assert.Equal("2026-11-22T12:00:00.000000+00:00", view.GetProperty("next_attempt").GetString());
        Assert.Equal(2, view.GetProperty("failures").GetInt32());
        Assert.Equal("warming up", view.GetProperty("said").GetString());
        Assert.Equal("""{"revision":2,"instance":"fedcba9876543210","pid":4712,"start_time":"2026-11-22T12:00:00.000000+00:00","ready":true}""", view.GetProperty("candidate").GetRawText());
        Assert.Equal("""{"Team":"边缘"}""", view.GetProperty("labels").GetRawText());
    }

    private static JsonElement Json(ServiceStatus service)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        AgentJson.Configure(options);
        return JsonElement.Parse(JsonSerializer.Serialize(StatusView.From(service, Language.English), options));
    }
}
