using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>Where an actor is in the tree. Two paths are equal when their elements are, whichever incarnation they mean.</summary>
public abstract class ActorPath : IComparable<ActorPath>, IEquatable<ActorPath>
{
    /// <summary>What an actor's name may contain besides ASCII letters and digits.</summary>
    public const string ValidSymbols = "-_.*$+:@&=,!~';()";

    private protected ActorPath(string name, long uid)
    {
        Name = name;
        Uid = uid;
    }

    public string Name { get; }

    /// <summary>Tells the incarnations of a name apart; 0 when unknown.</summary>
    public long Uid { get; }

    public abstract Address Address { get; }

    public abstract ActorPath Parent { get; }

    public abstract ActorPath Root { get; }

    public abstract int Depth { get; }

    /// <summary>The names from below the root to this one.</summary>
    public IReadOnlyList<string> Elements
    {
        get
        {
            var elements = new string[Depth];
            var path = this;
            for (var i = elements.Length - 1; i >= 0; i--, path = path.Parent)
                elements[i] = path.Name;

            return elements;
        }
    }

    public static ActorPath operator /(ActorPath path, string name) => path.Child(name);

    public static ActorPath operator /(ActorPath path, IEnumerable<string> name) =>
        name.Aggregate(path, (parent, element) => parent.Child(element));

    public static bool operator ==(ActorPath? left, ActorPath? right) => Equals(left, right);

    public static bool operator !=(ActorPath? left, ActorPath? right) => !Equals(left, right);

    /// <exception cref="UriFormatException">It is no absolute path of an actor.</exception>
    public static ActorPath Parse(string path) =>
        TryParse(path, out var actorPath) ? actorPath : throw new UriFormatException($"Can not parse an ActorPath: {path}");

    public static bool TryParse(string path, [NotNullWhen(true)] out ActorPath? actorPath) =>
        ActorPathParser.TryParse(path, out actorPath);

    public static bool IsValidPathElement(string s) => ActorName.IsValid(s);

    public ActorPath Child(string childName) => new ChildActorPath(this, childName, ActorCell.UndefinedUid);

    public int CompareTo(ActorPath? other) => string.CompareOrdinal(ToString(), other?.ToString());

    public bool Equals(ActorPath? other)
    {
        if (ReferenceEquals(this, other)) return true;
        if (other is null || Depth != other.Depth || Name != other.Name) return false;

        return Depth == 0 ? Address.Equals(other.Address) : Parent.Equals(other.Parent);
    }

    public override bool Equals(object? obj) => Equals(obj as ActorPath);

    public override int GetHashCode() => HashCode.Combine(Name, Depth);

    public override string ToString() => ToStringWithAddress();

    public string ToStringWithAddress() => ToStringWithAddress(Address);

    public string ToStringWithAddress(Address address) => address + ToStringWithoutAddress();

    public string ToStringWithoutAddress() => Depth == 0 ? "/" : "/" + string.Join('/', Elements);

    public string ToStringWithUid() => Uid == ActorCell.UndefinedUid ? ToString() : $"{ToString()}#{Uid}";
}
