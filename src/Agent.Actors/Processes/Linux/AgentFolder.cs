using System.Security.Cryptography;
using System.Text;

namespace Agent.Actors.Processes.Linux;

/// <summary>What an agent names its own directory where all agents of a system have theirs: after its data directory.</summary>
internal static class AgentFolder
{
    public const string Beginning = "service-agent-";

    public static string Of(string dataDirectory) =>
        Beginning + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataDirectory)).AsSpan(0, 4));
}
