using System.Text.Json.Serialization;
using Agent.Actors.Processes;

namespace Agent.Web.About;

/// <summary>How it is known what belongs to a service.</summary>
/// <param name="Means"><c>control_groups</c>, or <c>descent</c>: the subreaper, sessions and marks, which are in force always.</param>
/// <param name="Directory">Of the control groups.</param>
/// <param name="Reason">Why there are none.</param>
internal sealed record MembershipView(
    string Means,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Directory,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason)
{
    public static MembershipView From(ProcessMembership membership) =>
        new(membership.ControlGroups is null ? "descent" : "control_groups", membership.ControlGroups, membership.Reason);
}
