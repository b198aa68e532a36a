namespace Agent.Actors.Logs.Linux;

/// <summary>In the place of a file is something else: a link, a directory, a FIFO.</summary>
internal sealed class NoFileException(string path) : IOException($"{path} is no regular file, but a link, a directory or the like. Remove it");
