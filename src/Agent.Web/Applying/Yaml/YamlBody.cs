using System.Text;
using System.Text.Unicode;
using Agent.Web.Problems;
using Agent.Web.Requests;

namespace Agent.Web.Applying.Yaml;

/// <summary>Reads a body of YAML as the JSON object that it stands for.</summary>
internal static class YamlBody
{
    private static readonly byte[] Nothing = [];

    /// <param name="mostBytes">What it may be as JSON.</param>
    public static JsonObjectReader Read(byte[] bytes, long mostBytes, Mistakes mistakes) =>
        JsonBody.Read(ToJson(bytes, mostBytes, mistakes), mistakes);

    private static byte[] ToJson(byte[] bytes, long mostBytes, Mistakes mistakes)
    {
        // Said by whoever reads it as JSON.
        if (bytes.Length == 0 || !Utf8.IsValid(bytes))
            return bytes;

        try
        {
            return YamlJson.Write(YamlTree.Read(Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF')), mostBytes);
        }
        catch (YamlMistakeException e)
        {
            mistakes.Add(e.Path, ProblemKind.InvalidBody, e.Text, [.. e.Arguments]);
        }

        return Nothing;
    }
}
