using System.Text.Json.Serialization;
using Agent.Web.Health;
using Agent.Web.Problems;
using Agent.Web.Services;

namespace Agent.Web;

/// <summary>Everything that is ever written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(HealthView))]
[JsonSerializable(typeof(CommandView))]
[JsonSerializable(typeof(StatusView))]
[JsonSerializable(typeof(Dictionary<string, StatusView>))]
[JsonSerializable(typeof(ProblemView))]
internal sealed partial class AgentJson : JsonSerializerContext;
