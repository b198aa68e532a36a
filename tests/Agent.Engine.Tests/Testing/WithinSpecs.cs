using Akka.TestKit.Xunit2;
using Xunit.Sdk;

namespace Agent.Engine.Tests.Testing;

public class WithinSpecs : TestKit
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    [Fact(Timeout = 20_000)]
    public async Task What_is_quick_enough_passes()
    {
        Within(Long, () => { });
        await WithinAsync(Long, async () => await Task.Yield());
    }

    [Fact(Timeout = 20_000)]
    public async Task What_is_too_quick_fails()
    {
        await Task.Yield();

        Assert.ThrowsAny<XunitException>(() => Within(TimeSpan.FromHours(1), TimeSpan.FromHours(2), () => { }));
    }

    [Fact(Timeout = 20_000)]
    public async Task An_expectation_inside_has_no_longer_than_what_is_left() =>
        await Assert.ThrowsAnyAsync<XunitException>(() => WithinAsync(Instant, async () => await ExpectMsgAsync<string>(Long)));

    [Fact(Timeout = 20_000)]
    public async Task The_inner_time_is_over_no_later_than_the_outer() =>
        await WithinAsync(TimeSpan.FromMinutes(1), () => WithinAsync(TimeSpan.FromHours(1), () =>
        {
            Assert.InRange(Remaining, TimeSpan.Zero, TimeSpan.FromMinutes(1));
            return Task.CompletedTask;
        }));

    [Fact]
    public void Without_a_frame_nothing_remains() => Assert.Throws<InvalidOperationException>(() => Remaining);
}
