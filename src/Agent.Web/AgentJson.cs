using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Agent.Actors.Specs.Documents;
using Agent.Web.About;
using Agent.Web.Applying;
using Agent.Web.Audit;
using Agent.Web.Ending;
using Agent.Web.Health;
using Agent.Web.History;
using Agent.Web.Problems;
using Agent.Web.Services;

namespace Agent.Web;

/// <summary>Everything that is ever written as JSON.</summary>
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(CommandView))]
[JsonSerializable(typeof(StatusView))]
[JsonSerializable(typeof(Dictionary<string, StatusView>))]
[JsonSerializable(typeof(ProblemView))]
[JsonSerializable(typeof(EndView))]
[JsonSerializable(typeof(AgentView))]
[JsonSerializable(typeof(EventsView))]
[JsonSerializable(typeof(ExitsView))]
[JsonSerializable(typeof(RevisionsView))]
[JsonSerializable(typeof(SpecDocument))]
[JsonSerializable(typeof(ApplyView))]
[JsonSerializable(typeof(AuditView))]
internal sealed partial class AgentJson : JsonSerializerContext
{
    /// <summary>For objects that are written a line each.</summary>
    public static AgentJson Lines { get; } = new(Configured());

    private static JsonSerializerOptions Configured()
    {
        var options = new JsonSerializerOptions();
        Configure(options);
        return options;
    }

    public static void Configure(JsonSerializerOptions options)
    {
        options.TypeInfoResolver = Default;
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;

        // Chinese and shell commands as they are, for people who read answers in a terminal. What it does not escape is
        // dangerous in HTML only, and no browser takes these answers for that (X-Content-Type-Options).
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }
}
