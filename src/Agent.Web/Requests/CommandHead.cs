using Agent.Actors.Services;

namespace Agent.Web.Requests;

/// <summary>What of a command is not in its body.</summary>
/// <param name="Request">The id of the request.</param>
internal sealed record CommandHead(ServiceId Service, string Request, Preferences Preferences);
