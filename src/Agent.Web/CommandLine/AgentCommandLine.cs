using System.CommandLine;
using Agent.Web.CommandLine.Keys;
using Agent.Web.Hosting;

namespace Agent.Web.CommandLine;

/// <summary>The command line: its help, its version and its errors are <see cref="System.CommandLine"/>'s.</summary>
internal static class AgentCommandLine
{
    private static readonly Argument<int?> Port = new("port")
    {
        Description = "The port to listen on (default: 8888; 0: a free one)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string?> Host = new("--host")
    {
        Description = "The address to listen on, or unix: and the path of a socket (default: 127.0.0.1)",
        HelpName = "ADDRESS",
    };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The directory for state, logs and output (default: /var/lib/service-agent for root, else $XDG_STATE_HOME/service-agent)",
        HelpName = "DIR",
        Recursive = true,
    };

    private static readonly Option<string?> ConfigFile = new("--config")
    {
        Description = "A configuration file; hocon/reference.conf has every setting",
        HelpName = "FILE",
        Recursive = true,
    };

    private static readonly Option<bool> AllowAnonymous = new("--allow-anonymous")
    {
        Description = "Listen on an address that is not loopback although callers need not say who they are",
    };

    private static readonly Option<bool> AllowPlaintext = new("--allow-plaintext")
    {
        Description = "Listen on an address that is not loopback without TLS",
    };

    // By default the library ends the process 2 s after the first signal, whatever is still to be stopped.
    private static readonly InvocationConfiguration OwnTermination = new() { ProcessTerminationTimeout = null };

    /// <summary>Runs <paramref name="run"/> with what the command line says, or prints the help, the version or every mistake.</summary>
    /// <returns>The process's exit code.</returns>
    public static Task<int> InvokeAsync(string[] arguments, Func<AgentArguments, Task<int>> run)
    {
        var command = new RootCommand("Keeps this server's services running, driven over HTTP.")
        {
            Port, Host, Data, ConfigFile, AllowAnonymous, AllowPlaintext,
            KeysCommand.Create(Data, ConfigFile), AuditCommand.Create(Data, ConfigFile),
        };
        command.SetAction((parsed, _) => run(Read(parsed)));

        var parsed = command.Parse(arguments);
        return parsed.Errors.Count == 0 ? parsed.InvokeAsync(OwnTermination) : Refuse(parsed);
    }

    private static AgentArguments Read(ParseResult parsed) => new(
        parsed.GetValue(Port),
        parsed.GetValue(Host),
        parsed.GetValue(Data),
        parsed.GetValue(ConfigFile),
        parsed.GetValue(AllowAnonymous),
        parsed.GetValue(AllowPlaintext));

    private static async Task<int> Refuse(ParseResult parsed)
    {
        foreach (var error in parsed.Errors)
            await Console.Error.SayAsync(error.Message);

        await Console.Error.SayAsync("Try --help.");
        return ExitCodes.BadConfiguration;
    }
}
