using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>Something that will happen to a descriptor, which is watched until this is disposed.</summary>
[SupportedOSPlatform("linux")]
internal sealed class Occurrence : IDisposable
{
    private readonly TaskCompletionSource _happened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly EventWatch _watch;
    private readonly WatchedDescriptor _descriptor;

    public Occurrence(EventWatch watch, WatchedDescriptor descriptor, uint events)
    {
        (_watch, _descriptor) = (watch, descriptor);
        watch.Add(descriptor, () => _happened.TrySetResult(), events);
    }

    public Task Happened => _happened.Task;

    public void Dispose() => _watch.Forget(_descriptor);
}
