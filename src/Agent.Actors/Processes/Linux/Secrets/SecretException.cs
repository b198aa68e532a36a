namespace Agent.Actors.Processes.Linux;

/// <summary>A secret cannot be had. The message never says anything of its content.</summary>
internal sealed class SecretException(string message) : IOException(message);
