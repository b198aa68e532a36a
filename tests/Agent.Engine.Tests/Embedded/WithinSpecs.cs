using Akka.TestKit.Xunit2;

namespace Agent.Engine.Tests.Embedded;

public class WithinSpecs : TestKit
{
    [Fact(Timeout = 20_000)]
    public async Task Silence_until_the_end_is_not_too_slow_however_late_the_test_wakes_up() =>
        await WithinAsync(TimeSpan.FromMilliseconds(10), async () => await ExpectNoMsgAsync());
}
