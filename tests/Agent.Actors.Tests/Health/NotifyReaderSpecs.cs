using System.Text;
using Agent.Actors.Health.Notify;

namespace Agent.Actors.Tests.Health;

public class NotifyReaderSpecs
{
    public static TheoryData<string, NotifyMessage, string> Datagrams => new()
    {
        { "READY=1", new() { IsReady = true }, "" },
        { "READY=1\n", new() { IsReady = true }, "" },
        { "READY=1\0", new() { IsReady = true }, "" },
        { "READY=0", new(), "" },
        { "READY=", new(), "" },
        { "READY", new(), "" },
        { "ready=1", new(), "" },
        { "", new(), "" },
        { "\n\n", new(), "" },
        { "=1", new(), "" },
        { "FDSTORE=1", new(), "" },
        { "RELOADING=1\nMONOTONIC_USEC=12", new() { IsReloading = true }, "" },
        { "STOPPING=1", new() { IsStopping = true }, "" },
        { "WATCHDOG=1", new() { IsAlive = true }, "" },
        { "WATCHDOG=trigger", new() { HasFailed = true }, "" },
        { "WATCHDOG=2", new(), "WATCHDOG" },
        { "WATCHDOG_USEC=2000000", new() { Watchdog = TimeSpan.FromSeconds(2) }, "" },
        { "WATCHDOG_USEC=0", new(), "WATCHDOG_USEC" },
        { "WATCHDOG_USEC=-1", new(), "WATCHDOG_USEC" },
        { "EXTEND_TIMEOUT_USEC=1500000", new() { Extension = TimeSpan.FromSeconds(1.5) }, "" },
        { "EXTEND_TIMEOUT_USEC=18446744073709551615", new() { Extension = TimeSpan.FromDays(1) }, "" },
        { "EXTEND_TIMEOUT_USEC=99999999999999999999", new(), "EXTEND_TIMEOUT_USEC" },
        { "MAINPID=4711", new() { MainProcess = 4711 }, "" },
        { "MAINPID=0", new(), "MAINPID" },
        { "MAINPID=-5", new(), "MAINPID" },
        { "MAINPID= 5", new(), "MAINPID" },
        { "STATUS=busy", new() { Status = "busy" }, "" },
        { "STATUS=a=b", new() { Status = "a=b" }, "" },
        { "STATUS=\u001b[31mred", new() { Status = "\uFFFD[31mred" }, "" },
        { "READY=1\nSTATUS=up\nMAINPID=7\nWATCHDOG=1", new() { IsReady = true, Status = "up", MainProcess = 7, IsAlive = true }, "" },
        { "MAINPID=x\nREADY=1", new() { IsReady = true }, "MAINPID" },
    };

    [Theory]
    [MemberData(nameof(Datagrams))]
    public void A_datagram_says_what_sd_notify_says(string text, NotifyMessage expected, string refused)
    {
        var names = new List<string>();

        var message = NotifyReader.Read(Encoding.UTF8.GetBytes(text), names.Add);

        Assert.Equal(expected, message);
        Assert.Equal(refused, string.Join(' ', names));
    }

    [Fact]
    public void A_status_is_bounded() =>
        Assert.Equal(new string('x', 256) + "…", NotifyReader.Read(Encoding.ASCII.GetBytes("STATUS=" + new string('x', 5000)), _ => { }).Status);
}
