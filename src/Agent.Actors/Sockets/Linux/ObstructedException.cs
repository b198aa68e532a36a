namespace Agent.Actors.Sockets.Linux;

/// <summary>An address is somebody else's. The message says whose, and what to do.</summary>
internal sealed class ObstructedException(string message) : IOException(message);
