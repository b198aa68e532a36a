using System.Runtime.InteropServices;
using Agent.Actors.Configuration;
using Agent.Actors.Processes;
using Agent.Web.Ending;

namespace Agent.Web.Hosting;

/// <summary>
/// SIGINT and SIGQUIT stop the services and end the agent, SIGTERM and SIGHUP do what <c>on-sigterm</c> says; a SIGINT while
/// services are being stopped kills what is left of them.
/// </summary>
internal sealed class Signals(AgentEnd end, AgentOptions options, ILogger<Signals> log) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];

    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP })
            _registrations.Add(PosixSignalRegistration.Create(signal, Handle));

        ProcessPlatform.ClaimChildren();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;

        if (!end.TryBegin(WhatToDo(context.Signal)) && context.Signal is PosixSignal.SIGINT)
            Hurry();
    }

    private ServicesAtEnd WhatToDo(PosixSignal signal) =>
        signal is PosixSignal.SIGTERM or PosixSignal.SIGHUP ? options.OnSigterm : ServicesAtEnd.Stop;

    private void Hurry()
    {
        if (end.TryHurry()) log.LogWarning("Interrupted again: killing what is left");
    }
}
