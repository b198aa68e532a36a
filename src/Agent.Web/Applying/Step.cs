using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Web.Requests;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.Applying;

/// <summary>What is to be done with one service.</summary>
/// <param name="Present">The service as it is; <see langword="null"/> if it is new.</param>
/// <param name="Spec">What it is to have; <see langword="null"/> if it is to go.</param>
/// <param name="Changes">What is another than now: JSON paths within the spec.</param>
internal sealed record Step(ServiceId Service, ServiceStatus? Present, ServiceSpec? Spec, IReadOnlyList<string> Changes)
{
    public StepAction Action => (Present, Spec, Changes) switch
    {
        (_, null, _) => StepAction.Remove,
        (null, _, _) => StepAction.Create,
        (_, _, []) => StepAction.Unchanged,
        _ => StepAction.Change,
    };

    public IServiceCommand Command(string request, Preferences preferences) =>
        Spec is null
            ? new DeleteService(Service, request)
            : new DeployService(Service, Spec, request, preferences.AwaitsReadiness);
}
