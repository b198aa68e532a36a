namespace Agent.Web.About;

/// <summary>The answer to <c>GET /agent</c>: this agent, and by which means it keeps its promises here.</summary>
/// <param name="DataDirectory">What is in it: <c>docs/operations.md</c>.</param>
/// <param name="LogSpace">
/// When copied output is given back to the disk: <c>while_running</c>, or <c>at_end</c> of an instance where the file
/// system cannot punch holes.
/// </param>
/// <param name="Membership">How it is known what belongs to a service.</param>
internal sealed record AgentView(string Version, int Pid, string StartTime, string DataDirectory, string OnSigterm, string LogSpace, MembershipView Membership);
