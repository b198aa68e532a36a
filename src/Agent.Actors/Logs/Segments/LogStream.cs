namespace Agent.Actors.Logs.Segments;

internal enum LogStream
{
    Output,
    Error,
}
