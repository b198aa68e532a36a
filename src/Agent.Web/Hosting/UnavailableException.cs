namespace Agent.Web.Hosting;

/// <summary>The agent cannot do its work here. The message says what it tried, why that failed, and what to do.</summary>
internal sealed class UnavailableException(string message, Exception reason) : Exception(message, reason);
