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
        var names = dependencies.Names;

        if (names.Count > SpecBounds.MostDependencies)
            dependencies.Refuse(BodyTexts.TooMany, SpecBounds.MostDependencies.ToString(CultureInfo.InvariantCulture));
        else
            foreach (var name in names)
                Add(conditions, name, dependencies, self);

        return conditions;
    }

    private static void Add(Dictionary<ServiceId, DependencyCondition> conditions, string name, JsonObjectReader dependencies, ServiceId self)
    {
        var condition = dependencies.Choice<DependencyCondition>(name, EnumWords.Snake) ?? default;

        if (!ServiceId.TryParse(name, out var service))
            dependencies.Refuse(name, SpecTexts.NotAnId);
        else if (service == self)
            dependencies.Refuse(name, SpecTexts.DependsOnItself);
        else
            conditions[service] = condition;
    }
}
