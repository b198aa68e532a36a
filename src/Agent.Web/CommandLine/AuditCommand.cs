using System.CommandLine;
using Agent.Actors.Configuration;
using Agent.Actors.Journal;
using Agent.Actors.Journal.Audit;
using Agent.Web.Hosting;

namespace Agent.Web.CommandLine;

/// <summary><c>service-agent audit verify</c>: whether the audit trail is as it was written.</summary>
internal static class AuditCommand
{
    private static readonly Option<string?> Expect = new("--expect")
    {
        Description = "A hash that the trail has had (GET /audit tells it): some row must have it still",
        HelpName = "HASH",
    };

    public static Command Create(Option<string?> data, Option<string?> configFile)
    {
        var verify = new Command("verify", "Looks for changed and missing rows. The agent may run meanwhile.") { Expect };
        verify.SetAction((parsed, _) => VerifyAsync(parsed.GetValue(data), parsed.GetValue(configFile), parsed.GetValue(Expect)));

        return new Command("audit", "The trail of who has done what.") { verify };
    }

    private static async Task<int> VerifyAsync(string? data, string? configFile, string? expected)
    {
        var errors = new List<string>();
        var arguments = new AgentArguments(Port: null, Host: null, data, configFile, AllowAnonymous: false, AllowPlaintext: false);
        var settings = new SettingsReader(AgentConfiguration.Load(configFile, arguments.ToConfig(), errors));
        var directory = DataDirectory.Resolve(settings.Text("data"));

        if (errors.Concat(settings.Errors).ToList() is [_, ..] mistakes)
            return await End(ExitCodes.BadConfiguration, mistakes);

        try
        {
            return await Tell(AuditVerification.Run(directory, expected));
        }
        catch (JournalException e)
        {
            return await End(ExitCodes.Unavailable, [e.Message]);
        }
    }

    private static async Task<int> Tell(AuditFindings found)
    {
        if (found.Faults.Count > 0)
            return await End(ExitCodes.Broken, found.Faults.Select(fault => $"The audit trail is broken: {fault}."));

        await Console.Out.SayAsync(found.Rows == 0
            ? $"The audit trail is empty; its head is {found.Head.Sequence} {found.Head.Hash}"
            : $"The audit trail is as it was written: rows {found.First} to {found.Head.Sequence}; its head is {found.Head.Hash}");
        return ExitCodes.Stopped;
    }

    private static async Task<int> End(int exitCode, IEnumerable<string> reasons)
    {
        foreach (var reason in reasons)
            await Console.Error.SayAsync(reason);

        return exitCode;
    }
}
