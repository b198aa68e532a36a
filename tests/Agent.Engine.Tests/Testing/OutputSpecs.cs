using Akka.Event;
using Akka.TestKit.Xunit2;
using Xunit.Abstractions;

namespace Agent.Engine.Tests.Testing;

public class OutputSpecs() : TestKit(output: new Lines())
{
    [Fact(Timeout = 20_000)]
    public async Task What_the_system_logs_is_in_the_tests_output()
    {
        var lines = (Lines)Output!;

        // The logger starts in its own time, and has not heard what was said before.
        await AwaitAssertAsync(() =>
        {
            Log.Warning("Remember {0}", "the milk");
            Assert.True(lines.Milk.Task.IsCompleted);
        }, interval: TimeSpan.FromMilliseconds(10));

        Assert.Contains("Remember the milk", await lines.Milk.Task);
    }

    private sealed class Lines : ITestOutputHelper
    {
        public TaskCompletionSource<string> Milk { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void WriteLine(string message)
        {
            if (message.Contains("milk")) Milk.TrySetResult(message);
        }

        public void WriteLine(string format, params object[] args) => WriteLine(string.Format(null, format, args));
    }
}
