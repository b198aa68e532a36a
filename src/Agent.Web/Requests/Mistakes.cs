using Agent.Web.Languages;
using Agent.Web.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Web.Requests;

/// <summary>Everything that is wrong with one body, so that the caller learns of all of it at once, up to a bound.</summary>
internal sealed class Mistakes(HttpRequest request)
{
    // Told one by one, half a million of them would make a body of 1 MiB an answer of 70.
    private const int MostTold = 100;
    private const int LongestName = 200;

    private readonly Language _language = request.PreferredLanguage();
    private readonly List<MistakeView> _mistakes = [];
    private ProblemKind _kind = ProblemKind.InvalidCommand;

    public bool None => Count == 0;

    /// <summary>Also of those that are not told.</summary>
    public int Count { get; private set; }

    /// <param name="path">Where it is: a JSON path.</param>
    public void Add(string path, ProblemKind kind, Text text, params string[] arguments)
    {
        Count++;

        if (_mistakes.Count < MostTold)
            _mistakes.Add(new MistakeView(Shorten(path), text.In(_language, [.. arguments.Select(Shorten)])));

        if (kind != ProblemKind.InvalidCommand)
            _kind = kind;
    }

    public JsonHttpResult<ProblemView> ToProblem() => Problem.Of(_kind, _mistakes);

    private static string Shorten(string name) => name.Length <= LongestName ? name : $"{name[..LongestName]}…";
}
