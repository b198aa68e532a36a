using Akka.Actor;

namespace Agent.Benchmarks.Results;

/// <summary>The table at the end of a run, in Markdown.</summary>
internal static class ResultTable
{
    public static void Print(IEnumerable<Figure> figures)
    {
        var engine = typeof(ActorSystem).Assembly.GetName();

        Console.WriteLine();
        PrintRow("", $"{engine.Name} {engine.Version?.ToString(3)}", "Akka.NET 1.5.30", "ratio", "wanted", "");
        PrintRow("---", "---:", "---:", "---:", "---:", "---");

        foreach (var figure in figures)
            Print(figure);
    }

    private static void Print(Figure figure)
    {
        var target = figure.Target;
        var bound = target.MoreIsBetter ? "≥" : "≤";
        var wanted = target.Wanted is { } value ? $"{bound} {value:0.##}" : "";

        PrintRow($"{target.Name}, {target.Unit}", $"{figure.Value:0.##}", $"{target.AkkaNet:0.##}", $"{figure.Ratio:0.00}", wanted, figure.Verdict);
    }

    private static void PrintRow(string what, string here, string akkaNet, string ratio, string wanted, string verdict) =>
        Console.WriteLine($"| {what,-29} | {here,18} | {akkaNet,15} | {ratio,5} | {wanted,6} | {verdict,-7} |");
}
