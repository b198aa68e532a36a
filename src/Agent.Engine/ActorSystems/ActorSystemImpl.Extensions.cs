using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor.Internal;

internal sealed partial class ActorSystemImpl
{
    public override object RegisterExtension(IExtensionId extension) => Extensions.GetOrCreate(extension);

    public override object GetExtension(IExtensionId extensionId) => Extensions.Get(extensionId.ExtensionType);

    public override T GetExtension<T>() => (T)Extensions.Get(typeof(T));

    public override bool HasExtension(Type type) => Extensions.TryGet(type, out _);

    public override bool HasExtension<T>() => HasExtension(typeof(T));

    public override bool TryGetExtension(Type extensionType, [MaybeNullWhen(false)] out object extension) =>
        Extensions.TryGet(extensionType, out extension);

    public override bool TryGetExtension<T>([MaybeNullWhen(false)] out T extension)
    {
        var found = Extensions.TryGet(typeof(T), out var untyped);
        extension = untyped as T;
        return found;
    }
}
