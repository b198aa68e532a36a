using System.Collections.Concurrent;
using System.Net;
using System.Threading.RateLimiting;

namespace Agent.Web.Access.Limits;

/// <summary>
/// Counts credentials that did not hold, by address. It slows down who tries, and bounds what he writes into the log; a key that
/// holds is let in all the same, or a machine with a revoked key would lock out everybody who shares its address.
/// </summary>
/// <remarks>Each limiter is refilled when it is asked: the framework's partitions would wake up ten times a second.</remarks>
internal sealed class FailedLogins(int limit, TimeSpan window) : IDisposable
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private const int MostAddresses = 10_000;
    private const string Others = "others";

    private readonly ConcurrentDictionary<string, FixedWindowRateLimiter> _limiters = [];

    /// <returns>When to come again, if there have been too many; <see langword="null"/> if not.</returns>
    public TimeSpan? Count(IPAddress? address)
    {
        var limiter = LimiterOf(AddressPartition.Of(address) ?? "");
        limiter.TryReplenish();

        using var lease = limiter.AttemptAcquire();
        return lease.IsAcquired ? null : window;
    }

    public void Dispose()
    {
        foreach (var limiter in _limiters.Values)
            limiter.Dispose();
    }

    private FixedWindowRateLimiter LimiterOf(string address)
    {
        if (_limiters.Count >= MostAddresses && !_limiters.ContainsKey(address))
            Sweep();

        return _limiters.GetOrAdd(_limiters.Count < MostAddresses ? address : Others, _ => new FixedWindowRateLimiter(new FixedWindowRateLimiterOptions
        {
            PermitLimit = limit,
            Window = window,
            AutoReplenishment = false,
        }));
    }

    // Those from where nothing has come for a while.
    private void Sweep()
    {
        foreach (var (address, limiter) in _limiters)
        {
            limiter.TryReplenish();

            if (limiter.GetStatistics()?.CurrentAvailablePermits == limit)
                _limiters.TryRemove(address, out _);
        }
    }
}
