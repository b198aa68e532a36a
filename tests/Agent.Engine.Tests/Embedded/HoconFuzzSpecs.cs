using Agent.Engine.Tests.Fuzzing;
using Akka.Configuration;

namespace Agent.Engine.Tests.Embedded;

/// <summary>
/// Whatever is in a file: it is read, or refused with an exception, which the agent tells of at its start. Akka.NET hangs on some,
/// such as a list without an end.
/// </summary>
public class HoconFuzzSpecs
{
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Nothing_hangs_or_overwhelms_the_reader()
    {
        foreach (var (number, chance) in FuzzRun.From(0, FuzzRun.Inputs))
        {
            var hocon = HoconInputs.Next(chance);
            var reading = Task.Run(() => Read(hocon));

            Assert.True(await Task.WhenAny(reading, Task.Delay(Hang)) == reading, FuzzRun.Describe(number, hocon));
            Assert.False(await reading is OutOfMemoryException, FuzzRun.Describe(number, hocon));
        }
    }

    private static Exception? Read(string hocon)
    {
        try
        {
            var config = ConfigurationFactory.ParseString(hocon).WithFallback(ConfigurationFactory.ParseString("agent.http.port = 1"));
            _ = config.GetConfig("agent")?.ToString();
            _ = config.GetInt("agent.http.port");
            return null;
        }
        catch (Exception e) // Whatever it is: which ones the embedded engine throws is told in HoconFuzzErrorSpecs.
        {
            return e;
        }
    }
}
