using Agent.Actors.Services;
using Agent.Actors.Specs;
using Agent.Web.Specs;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.Requests;

/// <summary>Reads the bodies of the commands.</summary>
internal static class ServiceCommands
{
    public static DeployService ReadDeploy(JsonObjectReader body, SpecDefaults defaults, ServiceId service, string request) =>
        new(service, SpecReader.Read(body, service, defaults), request);

    public static RestartService ReadRestart(JsonObjectReader body, ServiceId service, string request)
    {
        var command = CommandReader.Optional(body);
        body.End();
        return new RestartService(service, command, request);
    }

    public static StopService ReadStop(JsonObjectReader body, ServiceId service, string request)
    {
        var grace = body.Duration("grace", TimeSpan.Zero, SpecBounds.Day);
        body.End();
        return new StopService(service, grace, request);
    }

    public static DeleteService ReadDelete(JsonObjectReader body, ServiceId service, string request)
    {
        body.End();
        return new DeleteService(service, request);
    }
}
