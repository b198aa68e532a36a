using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Akka.Configuration;

namespace Akka.Actor.Internal;

/// <summary>The extensions of one actor system: each is created once, by whoever comes first.</summary>
internal sealed class ExtensionRegistry(ActorSystemImpl system)
{
    private readonly ConcurrentDictionary<Type, Lazy<object>> _extensions = new();

    public object GetOrCreate(IExtensionId id)
    {
        var extension = _extensions.GetOrAdd(id.ExtensionType, _ => new Lazy<object>(() => id.CreateExtension(system)));
        try
        {
            return extension.Value;
        }
        catch
        {
            // It may succeed another time.
            _extensions.TryRemove(KeyValuePair.Create(id.ExtensionType, extension));
            throw;
        }
    }

    public bool TryGet(Type type, [MaybeNullWhen(false)] out object extension)
    {
        extension = _extensions.GetValueOrDefault(type)?.Value;
        return extension is not null;
    }

    public object Get(Type type) =>
        TryGet(type, out var extension) ? extension : throw new ArgumentException($"Extension {type} is not registered", nameof(type));

    public void LoadConfigured()
    {
        foreach (var name in system.Settings.Extensions)
        {
            var type = TypeNames.Find(name) ?? throw new ConfigurationException($"akka.extensions: there is no type {name}");
            GetOrCreate((IExtensionId)Activator.CreateInstance(type)!);
        }
    }
}
