using Akka.TestKit.Xunit2;
using Xunit.Sdk;

namespace Agent.Engine.Tests.Testing;

public class AwaitSpecs : TestKit
{
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private int _calls;

    [Fact(Timeout = 20_000)]
    public async Task An_assertion_is_tried_until_it_passes()
    {
        await AwaitAssertAsync(() => Assert.True(++_calls >= 3), Long, Instant);
        Assert.Equal(3, _calls);

        AwaitAssert(() => Assert.True(++_calls >= 5), Long, Instant);
        Assert.Equal(5, _calls);
    }

    [Fact(Timeout = 20_000)]
    public async Task An_assertion_that_never_passes_fails_with_its_own_exception()
    {
        await Assert.ThrowsAsync<TrueException>(() => AwaitAssertAsync(() => Assert.True(false), Short, Instant));
        Assert.Throws<TrueException>(() => AwaitAssert(() => Assert.True(false), Short, Instant));
    }

    [Fact(Timeout = 20_000)]
    public async Task A_condition_is_asked_until_it_is_fulfilled()
    {
        await AwaitConditionAsync(() => ++_calls >= 3, Long, Instant);
        Assert.Equal(3, _calls);

        AwaitCondition(() => ++_calls >= 5, Long, Instant);
        Assert.Equal(5, _calls);
    }

    [Fact(Timeout = 20_000)]
    public async Task A_condition_that_is_never_fulfilled_fails_the_test()
    {
        await Assert.ThrowsAnyAsync<XunitException>(() => AwaitConditionAsync(() => false, Short, Instant));
        Assert.ThrowsAny<XunitException>(() => AwaitCondition(() => false, Short, Instant));
    }
}
