namespace Agent.Actors.Services.Restarts;

internal static class RefusalPlans
{
    /// <param name="isFaultOfCommand">If not, the system lacked something that it may have later.</param>
    /// <param name="isToStop">Whether it is to be stopped as soon as it runs.</param>
    public static RefusalPlan For(StartOrder order, bool isFaultOfCommand, bool isToStop) => order switch
    {
        { Before: null } => RefusalPlan.Withdraw,
        { CanBeUndone: true, IsAutomatic: false } when !isToStop => RefusalPlan.Restore,
        { IsAutomatic: true } => RefusalPlan.TryAgain,
        { Before.Wanted: Wanted.Running } when !isFaultOfCommand && order.Spec == order.Before.Spec => RefusalPlan.TryAgain,
        _ => RefusalPlan.Fail,
    };
}
