namespace Akka.Actor;

/// <summary>A message that the engine handles itself, before the actor's behaviour sees it.</summary>
public interface IAutoReceivedMessage;

/// <summary>A message that should not be accepted from strangers.</summary>
public interface IPossiblyHarmful;

/// <summary>A message that neither ends nor restarts the receiver's idle period.</summary>
public interface INotInfluenceReceiveTimeout;

/// <summary>A message that never leaves this process.</summary>
public interface INoSerializationVerificationNeeded;

/// <summary>A message around a message.</summary>
public interface IWrappedMessage
{
    object Message { get; }
}
