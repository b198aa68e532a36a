namespace Agent.Web.Access.Keys;

/// <summary>What a file of keys has been at some time.</summary>
/// <param name="Mistake">Why nobody knows what is in it.</param>
internal sealed record KeyList(byte[]? Content, IReadOnlyDictionary<string, KeyRecord> Keys, string? Mistake)
{
    private static readonly Dictionary<string, KeyRecord> None = [];

    public static KeyList Missing { get; } = new(null, None, null);

    /// <summary>Also with nothing but revoked keys: the last one that goes does not open the door.</summary>
    public bool IsInUse => Keys.Count > 0 || Mistake is not null;

    public static KeyList Of(byte[] content, IReadOnlyList<KeyRecord> keys) => new(content, keys.ToDictionary(key => key.Id), null);

    public static KeyList Unreadable(string mistake, byte[]? content = null) => new(content, None, mistake);

    public bool IsOf(byte[] content) => Content is not null && content.AsSpan().SequenceEqual(Content);
}
