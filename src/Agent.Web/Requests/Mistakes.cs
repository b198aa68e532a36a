using Agent.Web.Languages;
using Agent.Web.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Agent.Web.Requests;

/// <summary>Everything that is wrong with one body, so that the caller learns of all of it at once.</summary>
internal sealed class Mistakes(HttpRequest request)
{
    private readonly Language _language = request.PreferredLanguage();
    private readonly List<MistakeView> _mistakes = [];
    private ProblemKind _kind = ProblemKind.InvalidCommand;

    public bool None => _mistakes.Count == 0;

    /// <param name="path">Where it is: a JSON path.</param>
    public void Add(string path, ProblemKind kind, Text text, params object[] arguments)
    {
        _mistakes.Add(new MistakeView(path, text.In(_language, arguments)));

        if (kind != ProblemKind.InvalidCommand)
            _kind = kind;
    }

    public JsonHttpResult<ProblemView> ToProblem() => Problem.Of(_kind, _mistakes);
}
