using System.Text.Json.Nodes;

namespace Agent.Web.Tests.Attacks.Fuzzing;

/// <summary>Changes JSON in what it says, and leaves it JSON.</summary>
internal static class JsonMutation
{
    private const int Deepest = 80;

    private static readonly string[] s_values =
    [
        "null", "true", "false", "0", "-0", "-1", "1", "0.5", "1e999", "-1e999", "1e-999", "99999999999999999999999999", "9223372036854775807", "2147483648", "65536",
        "\"\"", "\" \"", "\"0\"", "\"-1s\"", "\"5s\"", "\"9999999999d\"", "\"NaN\"", "\"∞\"", "\"\\u0000\"", "\"\\u202e\"", "\"\\r\\nX: y\"", "\"*\"", "\"../..\"",
        "\"/no/such\"", "\"unix:/no/such/x\"", "\"127.0.0.1:0\"", "\"[::1]:99999\"", "\"(((((((\"", "\"(a*)*b\"", "\"KILL\"", "\"always\"", "\"overlap\"", "\"early\"",
        "[]", "{}", "[null]", "[[]]", "{\"\":null}", "[1,\"a\",{},[]]", "{\"argv\":[]}", "{\"port\":1}", "{\"tcp\":{\"port\":1}}", "{\"exec\":{\"argv\":[\"/no/such/program\"]}}", "{\"web-1\":\"started\"}",
    ];

    private static readonly string[] s_names =
    [
        "argv", "env", "cwd", "stop", "signal", "grace", "restart", "policy", "success_exit_codes", "backoff", "limit", "ready", "live", "startup", "http", "tcp", "exec", "log", "notify",
        "port", "path", "headers", "status", "pattern", "listen", "strategy", "depends_on", "labels", "no_new_privileges", "services", "web-1", "", "__proto__", "a b", "\0", "é", "A=B", "PATH", "LD_PRELOAD",
    ];

    public static string Of(string valid, Random chance)
    {
        var root = JsonNode.Parse(valid)!;

        for (var changes = chance.Next(1, 5); changes > 0; changes--)
            Change(Pick(root, chance), chance);

        return root.ToJsonString();
    }

    private static JsonNode Pick(JsonNode root, Random chance)
    {
        var inside = Descend(root).ToList();
        return inside[chance.Next(inside.Count)];
    }

    // Whatever holds something else.
    private static IEnumerable<JsonNode> Descend(JsonNode? node)
    {
        var children = node switch
        {
            JsonObject members => members.Select(member => member.Value),
            JsonArray items => items,
            _ => null,
        };

        return children is null ? [] : children.SelectMany(Descend).Prepend(node!);
    }

    private static void Change(JsonNode node, Random chance)
    {
        if (node is JsonArray items)
            Change(items, chance);
        else if (node is JsonObject members)
            Change(members, chance);
    }

    private static void Change(JsonArray items, Random chance)
    {
        var at = chance.Next(items.Count + 1);

        if (at == items.Count || chance.Next(3) == 0)
            items.Insert(at, Value(chance));
        else if (chance.Next(2) == 0)
            items.RemoveAt(at);
        else
            items[at] = Value(chance);
    }

    private static void Change(JsonObject members, Random chance)
    {
        var name = members.Count > 0 && chance.Next(3) > 0 ? members.ElementAt(chance.Next(members.Count)).Key : s_names[chance.Next(s_names.Length)];

        if (chance.Next(4) == 0)
            members.Remove(name);
        else if (chance.Next(4) == 0 && members[name] is { } value)
            members[s_names[chance.Next(s_names.Length)]] = value.DeepClone();
        else
            members[name] = Value(chance);
    }

    private static JsonNode? Value(Random chance) => chance.Next(20) switch
    {
        0 => Deep(chance.Next(Deepest)),
        1 => new string('x', 1 << chance.Next(17)),
        2 => new JsonArray([.. Enumerable.Range(0, 1 << chance.Next(12)).Select(number => JsonValue.Create(number))]),
        _ => JsonNode.Parse(s_values[chance.Next(s_values.Length)]),
    };

    private static JsonNode Deep(int depth)
    {
        JsonNode node = new JsonObject();

        for (; depth > 0; depth--)
            node = depth % 2 == 0 ? new JsonArray(node) : new JsonObject { ["a"] = node };

        return node;
    }
}
