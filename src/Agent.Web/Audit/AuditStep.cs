using Agent.Actors.Services;

namespace Agent.Web.Audit;

/// <summary>What a request that is about several services does with one of them.</summary>
/// <param name="Status">As if it had been asked for alone.</param>
internal sealed record AuditStep(ServiceId Service, string Action, int Status);
