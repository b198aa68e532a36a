using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Web.Requests;
using Agent.Web.Specs;

namespace Agent.Web.Applying;

/// <summary>Reads a document of services: <c>{"services": {"ID": spec, …}}</c>.</summary>
internal static class DesiredReader
{
    private static readonly Dictionary<ServiceId, ServiceSpec> None = [];

    public static IReadOnlyDictionary<ServiceId, ServiceSpec> Read(JsonObjectReader body, SpecDefaults defaults)
    {
        body.Require("services");
        var desired = body.Part("services", None, services => Services(services, defaults));
        body.End();
        return desired;
    }

    private static Dictionary<ServiceId, ServiceSpec> Services(JsonObjectReader services, SpecDefaults defaults)
    {
        var desired = new Dictionary<ServiceId, ServiceSpec>();

        foreach (var (name, spec) in services.Objects())
            if (!ServiceId.TryParse(name, out var service))
                services.Refuse(name, SpecTexts.NotAnId);
            else
                desired[service] = spec is null ? defaults.SpecOf(CommandReader.Unreadable) : SpecReader.Read(spec, service, defaults);

        return desired;
    }
}
