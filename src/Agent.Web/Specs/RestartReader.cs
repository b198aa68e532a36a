using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>restart</c>: what becomes of a service that has ended by itself. Just its policy, or an object.</summary>
internal static class RestartReader
{
    public static RestartSpec Read(JsonObjectReader body, RestartSpec defaults) =>
        body.IsText("restart")
            ? defaults with { Policy = body.Choice<RestartPolicy>("restart") ?? defaults.Policy }
            : body.Part("restart", defaults, restart => ReadObject(restart, defaults));

    private static RestartSpec ReadObject(JsonObjectReader restart, RestartSpec defaults) => new()
    {
        Policy = restart.Choice<RestartPolicy>("policy") ?? defaults.Policy,
        SuccessExitCodes = restart.Numbers("success_exit_codes", 0, 255) ?? defaults.SuccessExitCodes,
        Backoff = BackoffReader.Read(restart, defaults.Backoff),
        Limit = StartLimitReader.Read(restart, defaults.Limit),
    };
}
