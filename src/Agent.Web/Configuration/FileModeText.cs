namespace Agent.Web.Configuration;

/// <summary>The mode of a file as people write it: <c>0660</c>.</summary>
internal static class FileModeText
{
    public static UnixFileMode? TryParse(string text) =>
        text.Length == 4 && text[0] == '0' && text.All(c => c is >= '0' and <= '7') ? (UnixFileMode)Convert.ToInt32(text, 8) : null;
}
