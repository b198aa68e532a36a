using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Agent.Actors.Processes.Linux;

/// <summary>Reads files for services, with the rights of the agent. So not any file, but what is in directories made for that.</summary>
/// <param name="directories">Absolute paths. Links may lead from one into another, but not out of them.</param>
[SupportedOSPlatform("linux")]
internal sealed class SecretFiles(IReadOnlyList<string> directories)
{
    /// <summary>In bytes.</summary>
    private const int Largest = 64 * 1024;

    private const uint WritableByOthers = 0b010;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="SecretException">It cannot be had.</exception>
    public string Read(string path)
    {
        // Before anything is opened: nobody learns from a refusal what there is elsewhere.
        if (!directories.Any(directory => IsWithin(Path.GetFullPath(path), directory))) throw Elsewhere(path, "is");

        using var place = Open(path, Libc.O_PATH, path);

        // What is checked is what is read, whatever the path leads to by then.
        if (PathOf(place) is not { } real || !directories.Any(directory => IsWithin(real, RealPathOf(directory))))
            throw Elsewhere(path, "leads to a file that is");

        Check(place, path);
        using var content = Open(HandlePath(place), Libc.O_RDONLY | Libc.O_NONBLOCK, path);
        return Read(content, path);
    }

    private static unsafe void Check(SafeFileHandle place, string path)
    {
        FileStatus status;
        if (Libc.StatX((int)place.DangerousGetHandle(), "", Libc.AT_EMPTY_PATH, Libc.STATX_BASIC_STATS, &status) != 0) throw Unreadable(path);

        if (FileIdentity.Of((int)place.DangerousGetHandle()) is null) throw new SecretException($"{path} is not a regular file.");
        if ((status.Mode & WritableByOthers) != 0) throw new SecretException($"{path} can be written to by everybody: take that right away (chmod o-w).");
    }

    private static string Read(SafeFileHandle content, string path)
    {
        var text = new byte[Largest + 1];
        var length = 0;

        // A file system may give less at a time than there is.
        while (length < text.Length && RandomAccess.Read(content, text.AsSpan(length), length) is > 0 and var read) length += read;

        if (length > Largest) throw new SecretException($"{path} is longer than {Largest} bytes.");

        try
        {
            var value = s_strict.GetString(text, 0, length);
            return value.Contains('\0') ? throw new SecretException($"{path} has a NUL character, which no variable can have.") : value;
        }
        catch (DecoderFallbackException)
        {
            throw new SecretException($"{path} is not valid UTF-8.");
        }
    }

    private static SafeFileHandle Open(string file, int flags, string path)
    {
        var descriptor = Libc.Open(file, flags | Libc.O_CLOEXEC, 0);
        return descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw Unreadable(path);
    }

    private static SecretException Unreadable(string path) => new($"{path} cannot be read: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");

    // Whatever part of it is a link, as /var/run is.
    private static string RealPathOf(string directory)
    {
        using var place = new SafeFileHandle(Libc.Open(directory, Libc.O_PATH | Libc.O_CLOEXEC, 0), ownsHandle: true);
        return place.IsInvalid ? directory : PathOf(place) ?? directory;
    }

    private static string? PathOf(SafeFileHandle place) => File.ResolveLinkTarget(HandlePath(place), returnFinalTarget: false)?.FullName;

    private static string HandlePath(SafeFileHandle place) => $"/proc/self/fd/{place.DangerousGetHandle()}";

    private static bool IsWithin(string file, string directory) => file.StartsWith($"{directory.TrimEnd('/')}/", StringComparison.Ordinal);

    private SecretException Elsewhere(string path, string isOrLeads) =>
        new($"{path} {isOrLeads} in none of the directories that services may be given secrets from ({string.Join(", ", directories)}): put it there, or change secrets.directories.");
}
