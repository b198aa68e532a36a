using Agent.Actors.Configuration;

namespace Agent.Web.Access.Keys;

/// <summary>A file of keys that may change at any time.</summary>
/// <remarks>
/// Read whole whenever somebody has to be recognised, parsed when it differs from the last time: so what is revoked is
/// refused from the next request on, and no time stamp, which two changes may share, has to be trusted.
/// </remarks>
internal sealed class KeySource(string path, bool isRequired)
{
    private volatile KeyList _last = KeyList.Missing;

    public KeyList Now()
    {
        var last = _last;

        try
        {
            // Whatever it is: what a mount has made a directory is a mistake, no lack of keys.
            if (!isRequired && !Path.Exists(path))
                return _last = KeyList.Missing;

            var content = File.ReadAllBytes(path);
            return last.IsOf(content) ? last : _last = Parse(content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return _last = KeyList.Unreadable($"{path} cannot be read: {e.Message}");
        }
    }

    // Nobody is let in by a file that is not understood, also by those of its keys that are: one may be missing that was revoked.
    private KeyList Parse(byte[] content)
    {
        try
        {
            return MistakeInTrust() is { } mistake ? KeyList.Unreadable(mistake) : KeyList.Of(content, KeyFile.Parse(content));
        }
        catch (FormatException e)
        {
            return KeyList.Unreadable($"{path} is damaged: {e.Message}. Restore it, or move it away and create new keys", content);
        }
    }

    private string? MistakeInTrust()
    {
        if (OperatingSystem.IsWindows())
            return null;

        if (AgentUser.OwnerOf(path) is { } owner && owner != 0 && owner != AgentUser.Id)
            return $"{path} belongs to another user (id {owner}), who could let himself in: chown it to the agent's user";

        return (File.GetUnixFileMode(path) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) == 0
            ? null
            : $"{path} can be written by others, who could let themselves in: chmod go-w it";
    }
}
