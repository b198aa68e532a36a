using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Agent.Actors.Configuration;
using Agent.Actors.Services;
using Agent.Web.Requests;
using Agent.Web.Specs;
using Microsoft.AspNetCore.Http;

namespace Agent.Web.Tests.Specs;

public partial class SpecPageSpecs
{
    /// <summary>A member that there is not in every object that there is.</summary>
    private const string Probing = """
        {"?":1,"stop":{"?":1},"restart":{"?":1,"backoff":{"?":1},"limit":{"?":1}},
         "ready":{"?":1,"http":{"?":1},"tcp":{"?":1},"exec":{"?":1},"log":{"?":1},"notify":{"?":1}},
         "limits":{},"env_from":{"file":"/x"},"secret_env":{},"resources":{"?":1},"strategy":{"?":1},"log":{"?":1}}
        """;

    [Fact]
    public void The_page_about_specs_has_every_member_that_there_is_and_no_other()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "spec.md"));
        var documented = Rows().Matches(page).Select(row => row.Groups[1].Value).ToList();

        Assert.Equal(Known().Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    // Whoever writes an unknown member is told those that there are.
    private static IEnumerable<string> Known()
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.AcceptLanguage = "en";
        var mistakes = new Mistakes(request);
        var defaults = AgentOptions.From(new SettingsReader(AgentConfiguration.Reference)).Defaults;

        SpecReader.Read(new JsonObjectReader(JsonElement.Parse(Probing), "$", mistakes), ServiceId.Parse("web"), defaults);

        return mistakes.ToProblem().Value!.Errors!
            .Where(mistake => mistake.Path.EndsWith('?'))
            .SelectMany(mistake => mistake.Error.Split("there are ")[1].Split(", ").Select(name => mistake.Path[2..^1] + name))
            .Select(path => path.StartsWith("ready.", StringComparison.Ordinal) ? $"*{path["ready".Length..]}" : path);
    }

    private static string Root([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..");

    [GeneratedRegex("^\\| `([a-z_*.]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
