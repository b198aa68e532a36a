using Agent.Actors.Services;
using Agent.Actors.Specs;

namespace Agent.Web.Applying;

/// <summary>What is to come of the services that there are, and of those that a document names.</summary>
/// <param name="Desired">What the document says.</param>
/// <param name="Present">What there is.</param>
/// <param name="Prunes">Whether what the document does not name goes, as far as the caller reaches.</param>
/// <param name="Reaches">Whether the caller may do away with it.</param>
internal sealed record Target(
    IReadOnlyDictionary<ServiceId, ServiceSpec> Desired, IReadOnlyDictionary<ServiceId, ServiceStatus> Present, bool Prunes, Func<ServiceId, bool> Reaches)
{
    /// <summary>Every service that there will be.</summary>
    public IReadOnlyDictionary<ServiceId, ServiceSpec> Whole { get; } =
        Desired.Concat(Present.Values
                .Where(service => !Desired.ContainsKey(service.Service) && !(Prunes && Reaches(service.Service)))
                .Select(service => KeyValuePair.Create(service.Service, SpecOf(service))))
            .ToDictionary();

    public IEnumerable<ServiceStatus> Removed => Present.Values.Where(service => IsRemoved(service.Service));

    public bool IsRemoved(ServiceId service) => Prunes && !Desired.ContainsKey(service) && Reaches(service);

    /// <summary>The spec that was accepted last: one that is to replace the present one may have to prove itself first.</summary>
    public static ServiceSpec SpecOf(ServiceStatus service) => service.Candidate?.Spec ?? service.Spec;
}
