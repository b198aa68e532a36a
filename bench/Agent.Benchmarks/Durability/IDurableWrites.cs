namespace Agent.Benchmarks.Durability;

internal interface IDurableWrites : IAsyncDisposable
{
    /// <summary>Completes when it is durable.</summary>
    Task WriteAsync(int writer);
}
