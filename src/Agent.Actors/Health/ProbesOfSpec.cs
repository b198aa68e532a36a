using Agent.Actors.Health.Probes;
using Agent.Actors.Specs;

namespace Agent.Actors.Health;

internal static class ProbesOfSpec
{
    extension(ServiceSpec spec)
    {
        public IEnumerable<ProbeSpec> Probes => new[] { spec.Startup, spec.Ready, spec.Live }.OfType<ProbeSpec>();

        public ProbeSpec? Probe(ProbeRole role) => role switch
        {
            ProbeRole.Startup => spec.Startup,
            ProbeRole.Ready => spec.Ready,
            _ => spec.Live,
        };
    }
}
