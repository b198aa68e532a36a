namespace Agent.Web.Access.Keys;

/// <summary>Keys cannot be changed as asked. The message says why, and what to do.</summary>
internal sealed class KeyStoreException(string message, Exception? reason = null) : Exception(message, reason);
