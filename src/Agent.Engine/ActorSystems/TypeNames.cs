namespace Akka.Actor.Internal;

/// <summary>Types by the names that configurations give them.</summary>
internal static class TypeNames
{
    /// <summary>The assembly's name is a hint only: what Akka.NET keeps in one assembly may be in another one here.</summary>
    public static Type? Find(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        var fullName = (comma < 0 ? name : name[..comma]).Trim();
        return typeof(TypeNames).Assembly.GetType(fullName) ?? Type.GetType(name, throwOnError: false) ?? FindLoaded(fullName);
    }

    private static Type? FindLoaded(string fullName) =>
        Array.ConvertAll(AppDomain.CurrentDomain.GetAssemblies(), assembly => assembly.GetType(fullName))
            .FirstOrDefault(type => type is not null);
}
