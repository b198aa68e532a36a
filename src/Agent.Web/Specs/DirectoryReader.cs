using Agent.Web.Requests;

namespace Agent.Web.Specs;

/// <summary><c>cwd</c>: the working directory.</summary>
internal static class DirectoryReader
{
    public static string? Read(JsonObjectReader body)
    {
        var directory = body.String("cwd");

        if (directory is not null && !Path.IsPathFullyQualified(directory))
            body.Refuse("cwd", BodyTexts.NotAbsolute);

        return directory;
    }
}
