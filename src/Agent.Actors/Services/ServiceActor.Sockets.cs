using Agent.Actors.Logs;
using Agent.Actors.Processes;
using Agent.Actors.Specs;

namespace Agent.Actors.Services;

/// <summary>What the agent listens on for the service: from the first deploy that is accepted until the service is at rest.</summary>
public sealed partial class ServiceActor
{
    // What is to be listened on has to be before what runs is stopped. What runs keeps what it has until it is replaced.
    private async Task<IReadOnlyList<string>> CheckAsync(ServiceSpec spec)
    {
        var mistakes = await _runtime.Host.CheckAsync(LaunchOf(spec, instance: "", SpoolPaths.None)).ConfigureAwait(false);

        if (spec.Listen.Count == 0)
            return mistakes;

        return mistakes.Count == 0
            ? await _runtime.Sockets.ListenAsync(_id, spec.Listen).ConfigureAwait(false)
            : [.. mistakes, .. await _runtime.Sockets.CheckAsync(_id, spec.Listen).ConfigureAwait(false)];
    }

    private async Task<IReadOnlyList<PassedSocket>> HandOutAsync(ServiceSpec spec, bool isShared) =>
        spec.Listen.Count == 0 ? [] : await _runtime.Sockets.HandOutAsync(_id, spec.Listen, isShared).ConfigureAwait(false);

    // Who connects to a service that nobody will start is not to wait.
    private void SettleSockets() => _runtime.Sockets.Keep(_id, IsAtRest ? [] : _status!.Spec.Listen);

    private bool IsAtRest => _status is null or { State: ServiceState.Stopped or ServiceState.Exited or ServiceState.Failed };
}
