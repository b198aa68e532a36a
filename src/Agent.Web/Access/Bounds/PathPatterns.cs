using System.Text.RegularExpressions;

namespace Agent.Web.Access.Bounds;

/// <summary>Absolute paths in which <c>*</c> stands for any characters and <c>?</c> for one, but not for a slash.</summary>
internal sealed class PathPatterns
{
    private readonly IReadOnlyList<string> _patterns;

    private PathPatterns(IReadOnlyList<string> patterns) => _patterns = patterns;

    /// <returns><see langword="null"/> if there is none, or one that is no plain absolute path.</returns>
    public static PathPatterns? TryOf(IReadOnlyList<string?> patterns) =>
        patterns.Count > 0 && patterns.All(pattern => pattern is not null && IsPlain(pattern)) ? new PathPatterns([.. patterns.OfType<string>()]) : null;

    /// <summary>Never a path that is not plain: what it leads to is not what it looks like.</summary>
    public bool Include(string path) => IsPlain(path) && _patterns.Any(pattern => Regex.IsMatch(path, ExpressionOf(pattern), RegexOptions.Singleline | RegexOptions.CultureInvariant));

    /// <summary>Whether the path is in a directory that they include, or in one below such a one.</summary>
    public bool IncludeParentOf(string path) => IsPlain(path) && Parents(path).Any(Include);

    public IReadOnlyList<string> ToList() => _patterns;

    public override string ToString() => string.Join(",", _patterns);

    // No empty part, none that is "." or "..", no slash at the end.
    private static bool IsPlain(string path) =>
        path.StartsWith('/') && path.Length > 1 && !path.Any(char.IsControl) && path[1..].Split('/').All(part => part is not ("" or "." or ".."));

    private static IEnumerable<string> Parents(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
            yield return path[..slash];
    }

    private static string ExpressionOf(string pattern) =>
        $@"\A{Regex.Escape(pattern).Replace(@"\*", "[^/]*", StringComparison.Ordinal).Replace(@"\?", "[^/]", StringComparison.Ordinal)}\z";
}
