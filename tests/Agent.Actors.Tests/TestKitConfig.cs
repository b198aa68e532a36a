namespace Agent.Actors.Tests;

/// <summary>How long the TestKit waits for what must come. Long, because a busy machine is no fault of the product.</summary>
internal static class TestKitConfig
{
    public const string Patient = """
        akka.test.single-expect-default = 30s
        akka.test.filter-leeway = 30s
        akka.test.default-timeout = 30s

        """;
}
