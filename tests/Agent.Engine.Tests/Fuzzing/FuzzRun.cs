using System.Globalization;

namespace Agent.Engine.Tests.Fuzzing;

/// <summary>How many inputs are made up, and from which seed: the n-th of them is the same in every run with that seed.</summary>
public static class FuzzRun
{
    /// <summary><c>FUZZ_INPUTS=100000</c> is the long mode.</summary>
    public static int Inputs { get; } = Setting("FUZZ_INPUTS") ?? 2_000;

    /// <summary>What a failure tells; <c>FUZZ_SEED</c> makes the same inputs again.</summary>
    public static int Seed { get; } = Setting("FUZZ_SEED") ?? Random.Shared.Next();

    /// <summary>The inputs from this one on, at most so many, each with what chance it is made of.</summary>
    public static IEnumerable<(int Number, Random Chance)> From(int first, int count) =>
        Enumerable.Range(first, Math.Max(0, Math.Min(count, Inputs - first))).Select(number => (number, new Random(HashCode(number))));

    /// <summary>What a failure says of an input, so that it can be made again.</summary>
    public static string Describe(int number, string input) =>
        $"FUZZ_SEED={Seed}, input {number}: {(input.Length <= 4_000 ? input : input[..4_000] + "…")}";

    // HashCode.Combine differs from process to process.
    private static int HashCode(int number) => unchecked((Seed * 397) ^ (number * 7919));

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
