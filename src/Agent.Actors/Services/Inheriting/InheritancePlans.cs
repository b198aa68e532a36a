using Agent.Actors.Journal;

namespace Agent.Actors.Services.Inheriting;

/// <summary>What is to be done, by what was written down and what is found.</summary>
internal static class InheritancePlans
{
    /// <param name="isOfThisBoot">Whether the system is known not to have been started anew since.</param>
    public static InheritancePlan For(JournalledService service, Remains remains, bool isOfThisBoot) => (service.Wanted, remains) switch
    {
        (Wanted.Stopped, Remains.Nothing) => InheritancePlan.LeaveAlone,
        (Wanted.Stopped, _) => InheritancePlan.Stop,
        (_, Remains.Nothing) => WithoutProcess(service.State, isOfThisBoot),
        _ when service.State is not ServiceState.Stopping => remains is Remains.All ? InheritancePlan.TakeOver : InheritancePlan.StopThenJudge,
        _ => service is { LastExit: null, Unhealthy: null } ? InheritancePlan.StopThenStart : InheritancePlan.StopThenJudge,
    };

    // What an agent has seen to its end stays ended, until the system starts anew.
    private static InheritancePlan WithoutProcess(ServiceState state, bool isOfThisBoot) =>
        isOfThisBoot && state is (ServiceState.Exited or ServiceState.Failed) ? InheritancePlan.LeaveAlone : InheritancePlan.Start;
}
