using System.Net;

namespace Agent.Actors.Specs;

/// <summary>Where the agent listens for a service.</summary>
public abstract record ListenAddress
{
    private ListenAddress()
    {
    }

    /// <summary>TCP. Written <c>127.0.0.1:8080</c> or <c>[::1]:8080</c>.</summary>
    public sealed record Tcp(IPEndPoint EndPoint) : ListenAddress
    {
        public override string ToString() => EndPoint.ToString();
    }

    /// <summary>A stream socket in the file system. Written <c>unix:/run/x.sock</c>.</summary>
    public sealed record Unix(string Path) : ListenAddress
    {
        public override string ToString() => $"unix:{Path}";
    }
}
