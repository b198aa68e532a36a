using Agent.Actors.Services.Restarts;
using Agent.Actors.Specs;

namespace Agent.Actors.Tests.Services.Restarts;

public class BackoffSpecs
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(4, 8)]
    [InlineData(5, 16)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(8, 60)]
    [InlineData(1_000_000, 60)]
    public void The_bound_grows_with_every_failure_up_to_the_cap(int failures, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.Bound(Spec(min: 1, factor: 2, max: 60), failures));

    [Theory]
    [InlineData(0, 2, 60, 5, 0)]
    [InlineData(0, 2, 60, 5_000, 60)]
    [InlineData(5, 1, 60, 9, 5)]
    [InlineData(5, 10, 5, 9, 5)]
    [InlineData(0.5, 1.5, 60, 3, 1.125)]
    public void Its_edges_are_what_was_asked_for(double min, double factor, double max, int failures, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.Bound(Spec(min, factor, max), failures));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 1)]
    [InlineData(1, 4)]
    public void The_wait_is_anything_up_to_the_bound(double draw, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Backoff.Delay(Spec(1, 2, 60), failures: 3, new FixedRandom { Draw = draw }));

    private static BackoffSpec Spec(double min, double factor, double max) => new()
    {
        Min = TimeSpan.FromSeconds(min),
        Factor = factor,
        Max = TimeSpan.FromSeconds(max),
        Reset = TimeSpan.FromMinutes(1),
    };
}
