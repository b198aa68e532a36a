namespace Akka.TestKit;

/// <summary>Published on the event stream: so it reaches the listener before every event that it could concern.</summary>
internal sealed record BeginInterception(Interception Interception);

/// <summary>Completes <see cref="Done"/> once every event that was published before has been looked at.</summary>
internal sealed record EndInterception(Interception Interception)
{
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
