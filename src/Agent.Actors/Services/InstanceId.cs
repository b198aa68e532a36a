using System.Security.Cryptography;

namespace Agent.Actors.Services;

/// <summary>Names one start of a service: 16 random hexadecimal digits.</summary>
internal static class InstanceId
{
    public static string New() => RandomNumberGenerator.GetHexString(16, lowercase: true);
}
