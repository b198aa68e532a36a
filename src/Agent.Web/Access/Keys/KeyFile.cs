using System.Text.Json;
using Agent.Web.Access.Bounds;
using Agent.Web.Access.Scopes;

namespace Agent.Web.Access.Keys;

/// <summary>The text of a file of keys.</summary>
internal static class KeyFile
{
    private const int LongestName = 64;

    /// <exception cref="FormatException">It is damaged; the message says where.</exception>
    public static IReadOnlyList<KeyRecord> Parse(ReadOnlySpan<byte> text)
    {
        var records = Read(text).Keys.Select(ToRecord).ToList();

        if (records.GroupBy(record => record.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new FormatException($"it has the key {twice.Key} twice");

        return records;
    }

    public static byte[] Write(IEnumerable<KeyRecord> records) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(new KeyDocument { Keys = [.. records.Select(ToEntry)] }, KeyJson.Default.KeyDocument), (byte)'\n'];

    public static bool IsName(string text) =>
        text.Length is > 0 and <= LongestName && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '@');

    private static KeyDocument Read(ReadOnlySpan<byte> text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, KeyJson.Default.KeyDocument) ?? throw new FormatException("it is no JSON object");
        }
        catch (JsonException e)
        {
            throw new FormatException(e.Message, e);
        }
    }

    private static KeyRecord ToRecord(KeyDocument.Entry? entry, int index)
    {
        if (entry is null || !ApiKey.IsId(entry.Id))
            throw new FormatException($"the id of key {index + 1} is none");

        if (!IsName(entry.Name))
            throw new FormatException($"the name of the key {entry.Id} is none");

        if (entry.Salt.Length == 0 || entry.Hash.Length != KeyHash.Length || entry.Iterations is < 1 or > KeyHash.MostIterations)
            throw new FormatException($"the hash of the key {entry.Id} is none");

        var services = ServicePatterns.TryOf(entry.Services) ?? throw new FormatException($"the services of the key {entry.Id} are no patterns of ids");

        return new KeyRecord(
            entry.Id, entry.Name, new Grant(entry.Scope, services) { Bounds = BoundsOf(entry) }, new KeyHash(entry.Salt, entry.Hash, entry.Iterations), entry.Created, entry.Expires, entry.Revoked);
    }

    private static DeployBounds BoundsOf(KeyDocument.Entry entry) => new()
    {
        Users = entry.AllowUsers,
        Groups = entry.AllowGroups,
        DeniesShell = entry.DenyShell,
        Programs = Patterns(entry, entry.AllowPrograms),
        Directories = Patterns(entry, entry.AllowDirectories),
        Secrets = Patterns(entry, entry.AllowSecrets),
    };

    private static PathPatterns? Patterns(KeyDocument.Entry entry, IReadOnlyList<string>? paths) =>
        paths is null ? null : PathPatterns.TryOf(paths) ?? throw new FormatException($"what the key {entry.Id} allows are no patterns of absolute paths");

    private static KeyDocument.Entry ToEntry(KeyRecord record) => new()
    {
        Id = record.Id,
        Name = record.Name,
        Scope = record.Grant.Scope,
        Services = record.Grant.Services.ToList(),
        AllowUsers = record.Grant.Bounds.Users,
        AllowGroups = record.Grant.Bounds.Groups,
        DenyShell = record.Grant.Bounds.DeniesShell,
        AllowPrograms = record.Grant.Bounds.Programs?.ToList(),
        AllowDirectories = record.Grant.Bounds.Directories?.ToList(),
        AllowSecrets = record.Grant.Bounds.Secrets?.ToList(),
        Salt = record.Hash.Salt,
        Hash = record.Hash.Hash,
        Iterations = record.Hash.Iterations,
        Created = record.Created,
        Expires = record.Expires,
        Revoked = record.Revoked,
    };
}
