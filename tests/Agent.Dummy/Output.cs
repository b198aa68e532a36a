namespace Agent.Dummy;

/// <summary>Modes that print and end.</summary>
internal static class Output
{
    public static int PrintLines(int count)
    {
        for (var i = 1; i <= count; i++)
        {
            Console.Out.WriteLine($"out {i}");
            Console.Error.WriteLine($"err {i}");
        }

        return 0;
    }

    public static int Complain(string message)
    {
        Console.Error.WriteLine(message);
        return 64;
    }
}
