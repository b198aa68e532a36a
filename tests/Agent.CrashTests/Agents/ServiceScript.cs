namespace Agent.CrashTests.Agents;

/// <summary>
/// The program that every service runs. It numbers its lines from 1 and marks them with its instance; what it has
/// written for sure it notes in a ledger as well, past the agent.
/// </summary>
internal sealed class ServiceScript
{
    /// <summary>Bytes of the line that <c>ragged</c> leaves open: an instance and a number.</summary>
    public const int OpenLine = 16 + 2;

    /// <summary>Lines that <c>burst</c> writes.</summary>
    public const int Burst = 100;

    private const string Text = """
        # MODE MARKER LEDGER
        line=0
        say() {
          line=$((line + 1))
          echo "$SERVICE_AGENT_INSTANCE $line"
          echo "$SERVICE_AGENT_INSTANCE $line" >> "$ledger"
        }
        ledger=$3
        case $1 in
          slow) while :; do say; sleep 0.2; done ;;
          flood)
            seq -f "$SERVICE_AGENT_INSTANCE %.0f" 1 100000
            echo "$SERVICE_AGENT_INSTANCE 100000" >> "$ledger" ;;
          ragged)
            say; say
            printf '%s 3' "$SERVICE_AGENT_INSTANCE" ;;
          *) while [ $line -lt 100 ]; do say; done ;;
        esac
        while :; do sleep 100000; done

        """;

    private readonly string _directory;
    private readonly string _file;
    private int _markers;

    public ServiceScript(string directory)
    {
        _directory = directory;
        _file = Path.Combine(directory, "service.sh");
        File.WriteAllText(_file, Text);
    }

    /// <summary>The argv of a deploy that is like no other.</summary>
    public IReadOnlyList<string> Argv(string service, string mode) =>
        ["/bin/sh", _file, mode, $"{service}#{Interlocked.Increment(ref _markers)}", Ledger(service)];

    public string Ledger(string service) => Path.Combine(_directory, $"{service}.ledger");

    public static string MarkerOf(IReadOnlyList<string> argv) => argv[3];
}
