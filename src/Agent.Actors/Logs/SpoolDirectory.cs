using Agent.Actors.Services;

namespace Agent.Actors.Logs;

/// <summary>Where services write their output: <c>DATA/spool/ID/stdout</c> and <c>stderr</c>, appended to by every instance.</summary>
public sealed class SpoolDirectory(string dataDirectory)
{
    public string StandardOutput(ServiceId service) => Path.Combine(dataDirectory, "spool", service.ToString(), "stdout");

    public string StandardError(ServiceId service) => Path.Combine(dataDirectory, "spool", service.ToString(), "stderr");
}
