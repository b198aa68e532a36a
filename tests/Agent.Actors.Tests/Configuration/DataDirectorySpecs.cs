using System.Runtime.Versioning;
using Agent.Actors.Configuration;

namespace Agent.Actors.Tests.Configuration;

[SupportedOSPlatform("linux")]
public sealed class DataDirectorySpecs : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("agent-data-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void A_directory_that_every_user_can_write_to_is_refused()
    {
        File.SetUnixFileMode(_directory.FullName, (UnixFileMode)0b111_111_111);

        var failure = Assert.Throws<DataDirectoryException>(() => DataDirectory.Claim(_directory.FullName));

        Assert.Contains("chmod o-w", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_link_in_it_points_to_is_not_written()
    {
        var precious = Path.Combine(_directory.FullName, "precious");
        File.WriteAllText(precious, "mine");
        var data = _directory.CreateSubdirectory("data").FullName;
        File.CreateSymbolicLink(Path.Combine(data, "agent.pid"), precious);

        DataDirectory.Claim(data).Dispose();

        Assert.Equal("mine", File.ReadAllText(precious));
        Assert.Equal($"{Environment.ProcessId}", File.ReadAllText(Path.Combine(data, "agent.pid")));
    }
}
