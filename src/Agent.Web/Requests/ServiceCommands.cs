using Agent.Actors.Processes;
using Agent.Actors.Specs;
using Agent.Web.Specs;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.Requests;

/// <summary>Reads the bodies of the commands.</summary>
internal static class ServiceCommands
{
    public static IServiceCommand ReadDeploy(JsonObjectReader body, SpecDefaults defaults, CommandHead head) =>
        new DeployService(head.Service, SpecReader.Read(body, head.Service, defaults), head.Request, head.Preferences.AwaitsReadiness);

    public static IServiceCommand ReadRestart(JsonObjectReader body, CommandHead head) =>
        Whole(body, new RestartService(head.Service, CommandReader.Optional(body), head.Request, head.Preferences.AwaitsReadiness));

    public static IServiceCommand ReadStart(JsonObjectReader body, CommandHead head) =>
        Whole(body, new StartService(head.Service, head.Request, head.Preferences.AwaitsReadiness));

    public static IServiceCommand ReadRollback(JsonObjectReader body, CommandHead head) =>
        Whole(body, new RollbackService(head.Service, body.Number("revision", 1, int.MaxValue), head.Request, head.Preferences.AwaitsReadiness));

    public static IServiceCommand ReadSignal(JsonObjectReader body, CommandHead head)
    {
        body.Require("signal");
        var signal = SignalReader.Read(body) ?? default;

        return Whole(body, new SignalService(head.Service, signal, body.Choice<SignalTarget>("to") ?? SignalTarget.Leader, head.Request));
    }

    public static IServiceCommand ReadStop(JsonObjectReader body, CommandHead head) =>
        Whole(body, new StopService(head.Service, body.Duration("grace", TimeSpan.Zero, SpecBounds.Day), head.Request));

    public static IServiceCommand ReadDelete(JsonObjectReader body, CommandHead head) =>
        Whole(body, new DeleteService(head.Service, head.Request));

    // The command's arguments have been read by now.
    private static IServiceCommand Whole(JsonObjectReader body, IServiceCommand command)
    {
        body.End();
        return command;
    }
}
