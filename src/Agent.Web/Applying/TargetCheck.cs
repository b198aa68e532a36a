using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Web.Languages;
using Agent.Web.Problems;
using Agent.Web.Requests;

namespace Agent.Web.Applying;

/// <summary>Finds what contradicts itself in the services as a whole, where each spec for itself is right.</summary>
internal sealed class TargetCheck(Target target, Mistakes mistakes)
{
    public void Run()
    {
        foreach (var (service, spec) in target.Desired)
            CheckDependencies(service, spec);

        CheckAddresses();

        if (DependencyOrder.Circle(target.Whole) is { } circle)
            RefuseCircle(circle);
    }

    private void CheckDependencies(ServiceId service, ServiceSpec spec)
    {
        foreach (var dependency in spec.DependsOn.Keys.Where(dependency => !target.Whole.ContainsKey(dependency)))
            Refuse(
                $"{PathOf(service)}.depends_on.{dependency}",
                target.Present.ContainsKey(dependency) ? ApplyTexts.RemovedDependency : ApplyTexts.UnknownDependency);
    }

    // Those that stay first: the mistake is the document's.
    private void CheckAddresses()
    {
        var owners = new Dictionary<ListenAddress, ServiceId>();

        foreach (var (service, spec) in target.Whole.OrderBy(entry => target.Desired.ContainsKey(entry.Key)))
            foreach (var (index, address) in spec.Listen.Index())
                if (!owners.TryAdd(address, service) && target.Desired.ContainsKey(service))
                    Refuse($"{PathOf(service)}.listen[{index}]", ApplyTexts.AddressInUse, owners[address].ToString());
    }

    private void RefuseCircle(IReadOnlyList<ServiceId> circle)
    {
        // The registry lets none come to be: something in it is the document's.
        var (service, dependency) = circle.Zip(circle.Skip(1)).First(edge => target.Desired.ContainsKey(edge.First));
        var path = $"{PathOf(service)}.depends_on.{dependency}";

        mistakes.Add(path, mistakes.None ? ProblemKind.DependencyCircle : ProblemKind.InvalidBody, ApplyTexts.Circle, path, string.Join(" → ", circle));
    }

    private void Refuse(string path, Text text, params string[] about) => mistakes.Add(path, ProblemKind.InvalidBody, text, [path, .. about]);

    private static string PathOf(ServiceId service) => $"$.services.{service}";
}
