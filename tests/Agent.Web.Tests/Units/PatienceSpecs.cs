using Agent.Actors.Configuration;
using Agent.Actors.Services;
using Agent.Web.Configuration;
using Agent.Web.Requests;
using Microsoft.AspNetCore.Http;
using static Agent.Actors.Services.ServiceProtocol;

namespace Agent.Web.Tests.Units;

public class PatienceSpecs
{
    private static readonly ServiceId Web = ServiceId.Parse("web");

    private static readonly Patience Usual = new(
        HttpOptions.From(new SettingsReader(AgentConfiguration.Reference)),
        AgentOptions.From(new SettingsReader(AgentConfiguration.Reference)).Defaults.Stop);

    [Theory]
    [InlineData(null, 30)]
    [InlineData("wait=5", 5)]
    [InlineData("wait=\"7\"", 7)]
    [InlineData("Wait = 5", 5)]
    [InlineData("handling=lenient, wait=10", 10)]
    [InlineData("respond-async", 0)]
    [InlineData("respond-async, wait=10", 10)]
    [InlineData("wait=soon", 30)]
    [InlineData("wait=-1", 30)]
    [InlineData("wait", 30)]
    [InlineData("wait=4000000", 3600)]
    public void A_caller_waits_as_long_as_he_prefers(string? prefer, int seconds)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers["Prefer"] = prefer;

        Assert.Equal(TimeSpan.FromSeconds(seconds), Usual.For(request, new RestartService(Web, null, "request")));
    }

    [Fact]
    public void A_stop_with_a_long_grace_is_waited_for()
    {
        var stop = new StopService(Web, TimeSpan.FromMinutes(10), "request");

        Assert.Equal(TimeSpan.FromSeconds(605), Usual.For(new DefaultHttpContext().Request, stop));
    }
}
