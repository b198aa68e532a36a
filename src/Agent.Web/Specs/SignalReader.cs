using Agent.Actors.Processes;
using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>signal</c>: the name of one.</summary>
internal static class SignalReader
{
    public static Signal? Read(JsonObjectReader body)
    {
        if (body.String("signal") is not { } name)
            return null;

        if (Signal.TryParse(name, out var signal))
            return signal;

        body.Refuse("signal", BodyTexts.NotASignal);
        return null;
    }
}
