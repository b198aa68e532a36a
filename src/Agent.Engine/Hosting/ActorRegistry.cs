using System.Collections;
using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Hosting;

/// <inheritdoc cref="IActorRegistry"/>
public class ActorRegistry : IActorRegistry, IExtension
{
    // Completed once there is an actor. Whoever asks earlier waits for it.
    private readonly ConcurrentDictionary<Type, TaskCompletionSource<IActorRef>> _actors = new();

    public static ActorRegistry For(ActorSystem actorSystem) => actorSystem.WithExtension<ActorRegistry, ActorRegistryExtension>();

    public void Register<TKey>(IActorRef actor, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!TryRegister<TKey>(actor, overwrite))
            throw new DuplicateActorRegistryException($"An actor is registered under {typeof(TKey)} already: take another key, or overwrite it");
    }

    public bool TryRegister<TKey>(IActorRef? actor, bool overwrite = false) => TryRegister(typeof(TKey), actor, overwrite);

    public bool TryRegister(Type key, IActorRef? actor, bool overwrite = false)
    {
        if (actor is null) return false;
        if (Entry(key).TrySetResult(actor)) return true;

        if (overwrite) _actors[key] = Completed(actor);
        return overwrite;
    }

    public IActorRef Get<TKey>() =>
        TryGet<TKey>(out var actor) ? actor : throw new MissingActorRegistryEntryException($"No actor is registered under {typeof(TKey)}");

    public bool TryGet<TKey>(out IActorRef actor) => TryGet(typeof(TKey), out actor);

    public bool TryGet(Type key, out IActorRef actor)
    {
        var found = _actors.GetValueOrDefault(key) is { Task.IsCompletedSuccessfully: true } entry ? entry : null;
        actor = found?.Task.Result ?? ActorRefs.Nobody;
        return found is not null;
    }

    public Task<IActorRef> GetAsync<TKey>(CancellationToken ct = default) => GetAsync(typeof(TKey), ct);

    public Task<IActorRef> GetAsync(Type key, CancellationToken ct = default) => Entry(key).Task.WaitAsync(ct);

    public IEnumerator<KeyValuePair<Type, IActorRef>> GetEnumerator()
    {
        foreach (var key in _actors.Keys)
            if (TryGet(key, out var actor)) yield return KeyValuePair.Create(key, actor);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private TaskCompletionSource<IActorRef> Entry(Type key) =>
        _actors.GetOrAdd(key, static _ => new TaskCompletionSource<IActorRef>(TaskCreationOptions.RunContinuationsAsynchronously));

    private static TaskCompletionSource<IActorRef> Completed(IActorRef actor)
    {
        var entry = new TaskCompletionSource<IActorRef>();
        entry.SetResult(actor);
        return entry;
    }
}
