using System.Globalization;
using Agent.Actors.Configuration;
using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>depends_on</c>: conditions by service.</summary>
internal static class DependenciesReader
{
    private static readonly IReadOnlyDictionary<ServiceId, DependencyCondition> None = new Dictionary<ServiceId, DependencyCondition>();

    public static IReadOnlyDictionary<ServiceId, DependencyCondition> Read(JsonObjectReader body, ServiceId self) =>
        body.Part("depends_on", None, dependencies => Conditions(dependencies, self));

    private static Dictionary<ServiceId, DependencyCondition> Conditions(JsonObjectReader dependencies, ServiceId self)
    {
        var conditions = new Dictionary<ServiceId, DependencyCondition>();

        if (dependencies.Names.Count > SpecBounds.MostDependencies)
            dependencies.Refuse(BodyTexts.TooMany, SpecBounds.MostDependencies.ToString(CultureInfo.InvariantCulture));

        foreach (var name in dependencies.Names)
        {
            var condition = dependencies.Choice<DependencyCondition>(name, EnumWords.Snake) ?? default;

            if (ServiceId.TryParse(name, out var service))
                conditions[service] = condition;
            else
                dependencies.Refuse(name, SpecTexts.NotAnId);

            if (service == self)
                dependencies.Refuse(name, SpecTexts.DependsOnItself);
        }

        return conditions;
    }
}
