using Agent.Actors.Services.Dependencies;
using Akka.Actor;
using Akka.Event;
using static Agent.Actors.Services.RegistryMessages;
using static Agent.Actors.Services.RegistryProtocol;

namespace Agent.Actors.Services;

/// <summary>The end of the agent: every service is stopped, those that others depend on after these, or every service is left as it is.</summary>
public sealed partial class RegistryActor
{
    private void Leave()
    {
        _records.HasLeft = true;
        Become(Left);
        Sender.Tell(new AllLeft(_records.Statuses.Count(service => service.ProcessId is not null)));
    }

    private void BeginClosing(StopAll stopAll)
    {
        CreateAll();
        var closing = _records.Closing = new Closing();
        closing.WaitingFor.UnionWith(Context.GetChildren().Select(service => ServiceId.Parse(service.Path.Name)));
        Become(Closing);

        _log.Info("Stopping {0}", Names(closing));
        Close(closing, stopAll);
    }

    private void Hurry(StopAll stopAll) => Close(_records.Closing!, stopAll);

    private void Close(Closing closing, StopAll stopAll)
    {
        closing.Requesters.Add(Sender);
        closing.Grace = stopAll.Grace;
        closing.IsInOrder &= stopAll.Grace is null;
        TellCloseAgain(closing);
        AnswerIfAllStopped(closing);
    }

    private void TellCloseAgain(Closing closing)
    {
        foreach (var id in closing.Told.Intersect(closing.WaitingFor).ToList())
            TellClose(id, closing.Grace);

        TellCloseToNext(closing);
    }

    private void TellCloseToNext(Closing closing)
    {
        foreach (var id in NextToClose(closing))
        {
            // One that is gone already may have brought others to their turn.
            if (closing.Told.Add(id))
                TellClose(id, closing.Grace);
        }
    }

    private IReadOnlyList<ServiceId> NextToClose(Closing closing) => closing.IsInOrder
        ? ClosingOrder.Next(closing.WaitingFor, closing.Told, DependenciesOf)
        : [.. closing.WaitingFor.Except(closing.Told)];

    // One that is leaving has nothing left.
    private void TellClose(ServiceId id, TimeSpan? grace)
    {
        if (_leaving.ContainsKey(id) || Context.Child(id.ToString()).IsNobody())
            Gone(id);
        else
            Context.Child(id.ToString()).Tell(new Close(id, grace));
    }

    private void Gone(ServiceId id)
    {
        var closing = _records.Closing!;

        if (closing.WaitingFor.Remove(id) && closing.WaitingFor.Count > 0)
        {
            _log.Info("Stopped {0}, waiting for {1}", id, Names(closing));
            TellCloseToNext(closing);
        }

        AnswerIfAllStopped(closing);
    }

    private static void AnswerIfAllStopped(Closing closing)
    {
        if (closing.WaitingFor.Count > 0)
            return;

        foreach (var requester in closing.Requesters)
            requester.Tell(AllStopped.Instance);

        closing.Requesters.Clear();
    }

    private static string Names(Closing closing)
    {
        const int Shown = 10;
        var names = string.Join(", ", closing.WaitingFor.Select(id => id.ToString()).Order(StringComparer.Ordinal).Take(Shown));

        return closing.WaitingFor.Count > Shown ? $"{names} and {closing.WaitingFor.Count - Shown} more" : names;
    }
}
