using System.Text;
using Agent.Web.Tests.Access.Scopes;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Attacks;

/// <summary>Ids that want to be something else, in every route that has one, of a caller who may do everything.</summary>
public class PathSpecs(AttackedAgent attacked) : IClassFixture<AttackedAgent>
{
    private static readonly string[] s_tricks =
    [
        "..", ".", "...", "%2e%2e", "%2E%2E", ".%2e", "%2e", "%252e%252e", "..%2f..%2fetc", "..%2F..%2F..%2Fescaped", "..%5c..%5cescaped", "..\\escaped",
        "%2fetc%2fescaped", "%2f", "%5c", "%252f", "web-1%2fescaped", "web-1/../escaped/..", "web-1%2f..%2fdb", "%2e%2e%2fescaped",
        "web-1%00", "%00", "web-1%00.txt", "web-1%0a", "web-1%0d%0aX:%20y", "%0aweb-1", "web-1%1b%5b31m", "web-1%7f", "web-1%85", "web-1%e2%80%a8",
        "%c0%ae%c0%ae", "%c0%ae%c0%ae%c0%af", "%e0%80%ae", "%c0%80", "%c1%9c", "%f0%80%80%ae", "%ff%fe", "%ed%a0%80", "%f4%90%80%80", "%80",
        "web\u20111".Replace("\u2011", "%e2%80%91", StringComparison.Ordinal), "w%d0%b5b-1", "%ef%bd%97eb-1", "web-%d9%a1", "web%e2%80%8b-1", "%c4%b1d", "de%cc%81",
        "web-1;x=y", ";", "web-1;", "..;", "..%3b", "web-1%3b", "web-1:80", "web-1@db", "web-1*", "*", "web-?", "web-1%20", "%20", "+", "web+1", "~root", "~", "$HOME", "$(reboot)", "`reboot`",
        "%", "%2", "%zz", "%u002e%u002e", "web-1%", "'", "\"", "web-1'--", "<script>", "{id}", "[id]", "|", "&", "=", "-", "_", ".hidden", "-rf",
    ];

    public static TheoryData<string> Routes =>
        [.. KnownRoute.All.Where(route => route.Template.Contains("{id}", StringComparison.Ordinal)).Select(route => route.ToString())];

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(Routes))]
    public async Task What_is_no_id_is_refused_and_touches_nothing(string name)
    {
        var route = KnownRoute.All.Single(known => known.ToString() == name);
        var (before, files) = (await attacked.State(), Files());

        foreach (var trick in s_tricks.Append(new string('a', 129)).Append(new string('a', 7_000)).Append(string.Concat(Enumerable.Repeat("%2e%2e%2f", 500))))
            AssertRefused(trick, await Ask(route, trick));

        Assert.Equal(before, await attacked.State());
        Assert.Equal(files, Files());
    }

    private Task<string> Ask(KnownRoute route, string id)
    {
        var body = route.Body ?? "";

        return RawConnection.Ask(attacked.Agent, $"""
            {route.Method} {route.Template.Replace("{id}", id, StringComparison.Ordinal)} HTTP/1.1
            Host: localhost
            Connection: close
            {attacked.Admin.Name}: {attacked.Admin.Value}
            Content-Type: application/json
            Content-Length: {Encoding.UTF8.GetByteCount(body)}

            {body}
            """.ReplaceLineEndings("\r\n"));
    }

    private static void AssertRefused(string trick, string answer) =>
        Assert.True(answer.Split(' ') is ["HTTP/1.1", "400" or "404" or "405" or "414" or "431", ..], $"{trick}: {answer}");

    // Of the agent's directory and of that around it, where an id that climbs out would leave something.
    private List<string> Files() =>
        [.. Directory.EnumerateFileSystemEntries(attacked.Agent.Data, "*", SearchOption.AllDirectories).Where(path => IsOfTheJournal(path) == false).Order(StringComparer.Ordinal)];

    private static bool IsOfTheJournal(string path) => Path.GetFileName(path).StartsWith("journal.db", StringComparison.Ordinal);
}
