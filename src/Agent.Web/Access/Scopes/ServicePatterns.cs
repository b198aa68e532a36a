using System.IO.Enumeration;
using Agent.Actors.Services;

namespace Agent.Web.Access.Scopes;

/// <summary>Which services: ids in which <c>*</c> stands for any characters and <c>?</c> for one.</summary>
internal sealed class ServicePatterns
{
    private const string Every = "*";

    private readonly IReadOnlyList<string> _patterns;

    private ServicePatterns(IReadOnlyList<string> patterns) => _patterns = patterns;

    public static ServicePatterns All { get; } = new([Every]);

    /// <summary>Whether no service is left out.</summary>
    public bool IncludeAll => _patterns.Contains(Every);

    /// <returns><see langword="null"/> if there is none, or one that no id can match.</returns>
    public static ServicePatterns? TryOf(IReadOnlyList<string?> patterns) =>
        patterns.Count > 0 && patterns.All(IsPattern) ? new ServicePatterns([.. patterns.OfType<string>()]) : null;

    /// <param name="service">As the caller wrote it: what is no id is somebody else's to refuse.</param>
    public bool Include(string service) =>
        _patterns.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, service, ignoreCase: false));

    public override string ToString() => string.Join(",", _patterns);

    public IReadOnlyList<string> ToList() => _patterns;

    private static bool IsPattern(string? text) =>
        text is { Length: > 0 and <= ServiceId.MaxLength } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '*' or '?');
}
