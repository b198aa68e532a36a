using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Web.Applying;

/// <summary>How the services become what a document says.</summary>
/// <param name="Steps">One a service of the document, and one a service that goes; by id.</param>
internal sealed record Plan(IReadOnlyDictionary<ServiceId, Step> Steps, Target Target)
{
    public static Plan For(Target target)
    {
        var steps = target.Desired.Select(entry => StepTo(entry.Key, entry.Value, target.Present.GetValueOrDefault(entry.Key)))
            .Concat(target.Removed.Select(service => new Step(service.Service, service, Spec: null, Changes: [])));

        return new Plan(new SortedDictionary<ServiceId, Step>(steps.ToDictionary(step => step.Service), ByText), target);
    }

    private static Comparer<ServiceId> ByText { get; } = Comparer<ServiceId>.Create((left, right) => string.CompareOrdinal(left.ToString(), right.ToString()));

    private static Step StepTo(ServiceId service, ServiceSpec spec, ServiceStatus? present) =>
        new(service, present, spec, present is null ? [] : SpecChanges.Between(Target.SpecOf(present), spec));
}
