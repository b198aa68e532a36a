using System.Runtime.InteropServices;

namespace Agent.Actors.Processes;

/// <summary>A socket that a service is given to accept connections from.</summary>
/// <param name="Descriptor">The agent's own, which stays open.</param>
/// <param name="Name">What the service knows it by (<c>LISTEN_FDNAMES</c>): printable ASCII without colons, 1 to 255 characters.</param>
public sealed record PassedSocket(SafeHandle Descriptor, string Name);
