using Agent.Actors.Processes.Linux;

namespace Agent.Actors.Journal;

/// <summary>The place of the journal's file.</summary>
internal static class JournalSite
{
    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Makes the file where it is missing, for the agent's user alone, and looks whether it may be a journal.</summary>
    public static void Prepare(string file)
    {
        foreach (var name in (ReadOnlySpan<string>)[file, $"{file}-wal", $"{file}-shm"])
            CheckKind(file, name);

        if (LengthOf(file) > 0)
            CheckMagic(file);
        else
            Begin(file);
    }

    /// <summary>Whether there is something that is not in the file itself yet.</summary>
    public static bool HasLog(string file) => LengthOf($"{file}-wal") > 0;

    private static void CheckKind(string file, string name)
    {
        if (Directory.Exists(name) && !OperatingSystem.IsLinux())
            throw JournalException.Unusable(file, $"{name} is a directory.");

        if (OperatingSystem.IsLinux() && FileKind.Impostor(name) is { } impostor)
            throw JournalException.Unusable(file, $"{name} is {impostor}.");
    }

    private static void Begin(string file)
    {
        if (HasLog(file))
            throw JournalException.Damaged(file, $"it is missing or empty, but {file}-wal holds what was to be written to it");

        using var _ = new FileStream(file, Private());
    }

    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };

        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        return options;
    }

    private static void CheckMagic(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var head = new byte[Magic.Length];

        if (stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !Magic.SequenceEqual(head))
            throw JournalException.Damaged(file, "it does not begin as an SQLite database does");
    }

    private static long LengthOf(string file) => new FileInfo(file) is { Exists: true } info ? info.Length : 0;
}
