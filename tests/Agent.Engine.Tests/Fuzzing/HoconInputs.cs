namespace Agent.Engine.Tests.Fuzzing;

/// <summary>HOCON that is none any more, or something else.</summary>
public static class HoconInputs
{
    private const string Valid = """"
        # Every form there is.
        agent {
          data = "/var/lib/agent", on-end = leave // a comment
          http { host = "127.0.0.1", port = 8888, names = [a.example, "b.example"] }
          stop.grace = 5s
          size : 10 MiB
          list = [1, 2.5, -3e2, true, null, { deep = [[[x]]] }]
          list += 4
          text = one ${agent.stop.grace} two ${?NOT_THERE}
          long = """
            several
            lines
          """
          copied = ${agent.http} { port = 1 }
          "a key" = "\u65e9\n\"x\""
        }
        akka.loglevel : INFO

        """";

    private static readonly string[] s_words =
    [
        "{", "}", "[", "]", "=", ":", "+=", ",", ".", "..", "#", "//", "\"", "\"\"\"", "\\u", "\\ud800", "\\", "${", "${?", "}", "${agent}", "${agent.copied}", "agent = ${agent}",
        "include \"x\"", "include", "include file(", "include url(\"http://127.0.0.1:1/\")", "null", "true", "1e999", "-1", "0x", "99999999999999999999", "NaN", "∞", "10 MiB", "-5s", "infinite",
        "a.b.c.d.e.f.g.h.i.j", "a = 1", "\n", "\r", "\t", "\0", "\u2028", "\uFEFF", "\u00A0", "{{{{{{{{", "[[[[[[[[",
    ];

    private static readonly Mutation s_mutation = new(s_words);

    public static string Next(Random chance) => s_mutation.Of(Valid, chance);
}
