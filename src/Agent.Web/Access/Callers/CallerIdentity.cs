using System.Security.Claims;

namespace Agent.Web.Access.Callers;

/// <summary>A caller, in the framework's terms.</summary>
internal sealed class CallerIdentity(Caller caller) : ClaimsIdentity([new Claim(DefaultNameClaimType, caller.Name)], caller.Means)
{
    public Caller Caller => caller;
}
