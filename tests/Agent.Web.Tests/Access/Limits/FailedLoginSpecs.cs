using System.Net;
using Agent.Web.Access.Limits;

namespace Agent.Web.Tests.Access.Limits;

public class FailedLoginSpecs
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Each_address_has_its_own_count()
    {
        using var failures = new FailedLogins(1, Hour);

        Assert.Null(failures.Count(IPAddress.Parse("192.0.2.1")));
        Assert.Equal(Hour, failures.Count(IPAddress.Parse("192.0.2.1")));
        Assert.Equal(Hour, failures.Count(IPAddress.Parse("::ffff:192.0.2.1")));
        Assert.Null(failures.Count(IPAddress.Parse("192.0.2.2")));
        Assert.Null(failures.Count(address: null));
    }

    [Fact]
    public void Whoever_has_an_address_of_ipv6_has_its_whole_network()
    {
        using var failures = new FailedLogins(1, Hour);

        Assert.Null(failures.Count(IPAddress.Parse("2001:db8::1")));
        Assert.NotNull(failures.Count(IPAddress.Parse("2001:db8::ffff:1")));
        Assert.Null(failures.Count(IPAddress.Parse("2001:db8:0:1::1")));
    }

    [Fact]
    public void Any_number_of_addresses_takes_bounded_memory_and_leaves_a_bound_to_all()
    {
        using var failures = new FailedLogins(1, Hour);

        for (var address = 0; address < 10_000; address++)
            Assert.Null(failures.Count(new IPAddress(address)));

        Assert.Null(failures.Count(IPAddress.Parse("192.0.2.1"))); // the first of all others
        Assert.NotNull(failures.Count(IPAddress.Parse("192.0.2.2")));
    }

    [Fact(Timeout = 60_000)]
    public async Task Time_forgives()
    {
        using var failures = new FailedLogins(1, TimeSpan.FromMilliseconds(1));
        Assert.Null(failures.Count(IPAddress.Loopback));

        while (failures.Count(IPAddress.Loopback) is not null)
            await Task.Yield();
    }
}
