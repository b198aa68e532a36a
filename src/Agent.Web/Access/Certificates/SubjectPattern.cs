using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Agent.Web.Access.Certificates;

/// <summary>
/// What the subject of a certificate must have in it, such as <c>CN=ci, O=Example</c>: each of these attributes, once, with
/// exactly this value. What it has beside them does not matter.
/// </summary>
internal sealed class SubjectPattern
{
    private readonly IReadOnlyList<(string Type, string Value)> _attributes;

    private SubjectPattern(IReadOnlyList<(string Type, string Value)> attributes) => _attributes = attributes;

    public static SubjectPattern? TryParse(string text)
    {
        try
        {
            return AttributesOf(new X500DistinguishedName(text)) is { Count: > 0 } attributes ? new SubjectPattern(attributes) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public bool Matches(X500DistinguishedName subject) => AttributesOf(subject) is { } attributes && _attributes.All(wanted => IsIn(attributes, wanted));

    // Twice would leave it open which of the two the authority has vouched for.
    private static bool IsIn(IReadOnlyList<(string Type, string Value)> attributes, (string Type, string Value) wanted) =>
        attributes.Where(attribute => attribute.Type == wanted.Type).ToList() is [var only] && only.Value == wanted.Value;

    // Attribute by attribute: in the text of a name, a value could look like another attribute.
    private static List<(string Type, string Value)>? AttributesOf(X500DistinguishedName name)
    {
        var parts = name.EnumerateRelativeDistinguishedNames().ToList();

        return parts.Any(part => part.HasMultipleElements)
            ? null
            : [.. parts.Select(part => (part.GetSingleElementType().Value!, part.GetSingleElementValue() ?? ""))];
    }
}
