using Agent.Actors.Specs;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>stop</c>: how a service is asked to end.</summary>
internal static class StopReader
{
    public static StopSpec Read(JsonObjectReader body, StopSpec defaults) => body.Part("stop", defaults, stop =>
    {
        var signal = SignalReader.Read(stop) ?? defaults.Signal;

        if (!SpecBounds.CanStop(signal))
            stop.Refuse("signal", SpecTexts.NotAStopSignal, signal.Name);

        return new StopSpec
        {
            Signal = signal,
            Grace = stop.Duration("grace", TimeSpan.Zero, SpecBounds.Day) ?? defaults.Grace,
        };
    });
}
