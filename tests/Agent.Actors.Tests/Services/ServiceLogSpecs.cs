using Agent.Actors.Services;
using Akka.Event;
using Akka.TestKit.Xunit2;

namespace Agent.Actors.Tests.Services;

public class ServiceLogSpecs : TestKit
{
    public ServiceLogSpecs()
        : base(TestKitConfig.Patient)
    {
    }

    [Theory]
    [InlineData("web", "0123456789abcdef", "0HN1:00000001")]
    [InlineData("web.1_a-b", null, "pipeline-7")]
    [InlineData("web", "0123456789abcdef", null)]
    public async Task The_source_of_a_log_event_tells_service_instance_and_request(string service, string? instance, string? request)
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Warning));

        ServiceLog.For(Sys, ServiceId.Parse(service), instance, request).Warning("something");

        var source = (await ExpectMsgAsync<Warning>()).LogSource;
        Assert.True(ServiceLog.TryParse(source, out var log));
        Assert.Equal(new ServiceLog(service, instance, request), log);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("[akka://agent/user/registry#123]")]
    [InlineData("service:web")]
    public void Other_sources_are_none_of_a_service(string? source) => Assert.False(ServiceLog.TryParse(source, out _));
}
