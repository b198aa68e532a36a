using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>The databases of users and groups as nsswitch.conf(5) has them, so that directory services count too.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe class NameService
{
    private const int FirstBuffer = 2048;
    private const int LargestBuffer = 1024 * 1024;
    private const int FirstGroups = 32;
    private const int MostGroups = 65_536; // NGROUPS_MAX: no process can have more

    private delegate int Query(byte* buffer, nuint size, void** found);

    public static Account? User(string name) =>
        Ask((buffer, size, found) => Libc.GetUser(name, (PasswordEntry*)buffer, Rest<PasswordEntry>(buffer), size, (PasswordEntry**)found), $"getpwnam({name})", ReadUser);

    public static Account? User(uint number) =>
        Ask((buffer, size, found) => Libc.GetUser(number, (PasswordEntry*)buffer, Rest<PasswordEntry>(buffer), size, (PasswordEntry**)found), $"getpwuid({number})", ReadUser);

    /// <returns>Its number.</returns>
    public static uint? Group(string name) =>
        Ask((buffer, size, found) => Libc.GetGroup(name, (GroupEntry*)buffer, Rest<GroupEntry>(buffer), size, (GroupEntry**)found), $"getgrnam({name})", ReadGroup);

    /// <summary>All groups that the user is a member of, <paramref name="own"/> included.</summary>
    public static IReadOnlyList<uint> GroupsOf(string user, uint own)
    {
        for (var groups = new uint[FirstGroups]; groups.Length <= MostGroups; groups = new uint[2 * groups.Length])
        {
            var count = groups.Length;

            fixed (uint* start = groups)
                if (Libc.GetGroupList(user, own, start, &count) >= 0)
                    return groups[..count];
        }

        throw new SystemCallException($"getgrouplist({user})", Errno.ERANGE);
    }

    // The entry, and behind it the texts that it points to.
    private static T? Ask<T>(Query query, string call, Func<nint, T> read)
        where T : struct
    {
        for (var size = FirstBuffer; ; size *= 4)
        {
            var block = (byte*)NativeMemory.Alloc((nuint)(size + sizeof(PasswordEntry)));
            try
            {
                void* found = null;
                var errno = query(block, (nuint)size, &found);
                if (errno == Errno.ERANGE && size < LargestBuffer) continue;
                if (!IsAnswer(errno)) throw new SystemCallException(call, errno);
                return found is null ? null : read((nint)found);
            }
            finally
            {
                NativeMemory.Free(block);
            }
        }
    }

    // That there is no such entry has many numbers: getpwnam(3).
    private static bool IsAnswer(int errno) => errno is 0 or Errno.ENOENT or Errno.ESRCH or Errno.EBADF or Errno.EPERM;

    private static byte* Rest<T>(byte* buffer)
        where T : unmanaged =>
        buffer + sizeof(T);

    private static Account ReadUser(nint found)
    {
        var entry = (PasswordEntry*)found;
        return new Account(TextOf(entry->Name), entry->User, entry->Group, TextOf(entry->Home), TextOf(entry->Shell));
    }

    private static uint ReadGroup(nint found) => ((GroupEntry*)found)->Number;

    private static string TextOf(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
