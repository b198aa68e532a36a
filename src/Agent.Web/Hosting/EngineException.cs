namespace Agent.Web.Hosting;

/// <summary>The actor engine does not start with its settings.</summary>
internal sealed class EngineException(Exception reason)
    : Exception($"The actor engine does not start with the settings below akka: {reason.GetBaseException().Message}", reason);
