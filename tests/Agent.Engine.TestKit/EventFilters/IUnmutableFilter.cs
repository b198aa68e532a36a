namespace Akka.TestKit;

/// <summary>Events that are muted until this is disposed of.</summary>
public interface IUnmutableFilter : IDisposable
{
    void Unmute();
}
