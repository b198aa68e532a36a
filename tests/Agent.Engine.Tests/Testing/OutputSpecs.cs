using Akka.Event;
using Akka.TestKit.Xunit2;
using Xunit.Abstractions;

namespace Agent.Engine.Tests.Testing;

public class OutputSpecs() : TestKit(output: new Lines())
{
    [Fact(Timeout = 20_000)]
    public async Task What_the_system_logs_is_in_the_tests_output()
    {
        Log.Warning("Remember {0}", "the milk");

        var line = await ((Lines)Output!).Milk.Task;

        Assert.Contains("Remember the milk", line);
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
