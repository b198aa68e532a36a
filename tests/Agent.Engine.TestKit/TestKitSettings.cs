using Akka.Configuration;

namespace Akka.TestKit;

/// <summary>The section <c>akka.test</c> of a system's configuration.</summary>
public class TestKitSettings(Config config)
{
    /// <summary>How long a system may take to terminate.</summary>
    public TimeSpan DefaultTimeout { get; } = config.GetTimeSpan("akka.test.default-timeout");

    /// <summary>How long to wait for a message outside of Within.</summary>
    public TimeSpan SingleExpectDefault { get; } = config.GetTimeSpan("akka.test.single-expect-default");

    /// <summary>How long an event filter waits once the action is over.</summary>
    public TimeSpan TestEventFilterLeeway { get; } = config.GetTimeSpan("akka.test.filter-leeway");

    public double TestTimeFactor { get; } = config.GetDouble("akka.test.timefactor");
}
