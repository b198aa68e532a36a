using System.Text;

namespace Agent.Actors.Health.Checks;

/// <summary>The file that the program of a check writes to, for as long as the check takes. Its last line says what is wrong.</summary>
internal sealed class ExecOutput(string path, TimeProvider time)
{
    private const int LongestTail = 4 << 10, LongestLine = 200;

    /// <summary>In bytes. A program that writes more does not fill the disk with it.</summary>
    private const long Most = 1 << 20;

    // Only while a check takes longer than that. A limit of the system's would count for every file that the program writes.
    private static readonly TimeSpan s_betweenLooks = TimeSpan.FromMilliseconds(250);

    public string Path => path;

    /// <summary>Until it is disposed the file does not stay large.</summary>
    public IDisposable Bind() => time.CreateTimer(_ => CutIfLarge(), null, s_betweenLooks, s_betweenLooks);

    public string? LastLine()
    {
        try
        {
            return PlainText.Of(LastOf(Tail()), LongestLine) is { Length: > 0 } line ? line : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null; // the reason is as good without it
        }
    }

    public void Delete()
    {
        if (File.Exists(path)) File.Delete(path);
    }

    private static string LastOf(string text) => text.Split('\n', StringSplitOptions.TrimEntries).LastOrDefault(line => line.Length > 0) ?? "";

    private string Tail()
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(-Math.Min(file.Length, LongestTail), SeekOrigin.End);

        var tail = new byte[LongestTail];
        return Encoding.UTF8.GetString(tail, 0, file.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false));
    }

    private void CutIfLarge()
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > Most }) Cut();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is deleted at the end of the check.
        }
    }

    // The program appends: it goes on at the new end.
    private void Cut()
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        file.SetLength(0);
    }
}
