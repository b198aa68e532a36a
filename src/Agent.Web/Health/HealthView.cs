namespace Agent.Web.Health;

/// <summary>The answer to <c>GET /health</c>, the same in every language.</summary>
internal sealed record HealthView(string Status, string Message);
