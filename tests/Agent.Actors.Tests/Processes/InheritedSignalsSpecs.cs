using System.Runtime.Versioning;
using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Tests.Processes;

[SupportedOSPlatform("linux")]
public class InheritedSignalsSpecs
{
    private const int SIG_BLOCK = 0;

    [Fact]
    public void Signals_that_were_blocked_at_the_start_arrive_again()
    {
        var before = "";
        var after = "";
        var main = new Thread(() =>
        {
            BlockAll();
            before = Blocked();
            InheritedSignals.Restore();
            after = Blocked();
        });

        main.Start();
        main.Join();

        Assert.NotEqual(new string('0', 16), before);
        Assert.Equal(new string('0', 16), after);
    }

    private static unsafe void BlockAll()
    {
        SignalSet all = default;
        new Span<byte>(&all, sizeof(SignalSet)).Fill(0xff);
        Assert.Equal(0, Libc.SetSignalMask(SIG_BLOCK, &all, 0));
    }

    private static string Blocked() =>
        File.ReadLines("/proc/thread-self/status").Single(line => line.StartsWith("SigBlk:", StringComparison.Ordinal)).Split('\t')[1];
}
