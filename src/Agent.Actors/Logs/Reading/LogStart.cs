namespace Agent.Actors.Logs.Reading;

/// <summary>Where reading begins.</summary>
/// <param name="Behind">Lines that end here or before have been seen, or are not wanted.</param>
/// <param name="From">Here, at <see cref="Behind"/> or before it, begin the parts of lines that end behind it.</param>
/// <param name="IsResumed">A reader has been told everything up to <see cref="Behind"/>, pieces of over-long lines too.</param>
/// <param name="Gap">The position at which reading should have begun, and which is not there any more or cannot be read.</param>
internal sealed record LogStart(LogPosition Behind, LogPosition From, bool IsResumed = false, LogPosition? Gap = null);
