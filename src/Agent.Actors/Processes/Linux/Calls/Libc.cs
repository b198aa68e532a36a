using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>The libc calls this project makes. Declarations only: no policy, no retries, no logging.</summary>
[SupportedOSPlatform("linux")]
internal static unsafe partial class Libc
{
    public const int SIGKILL = 9;
    public const int SIGCHLD = 17;
    public const int SIGSTOP = 19;
    public const int SIGXFSZ = 25;
    public const int SIG_SETMASK = 2;
    public const nint SIG_DFL = 0;
    public const nint SIG_IGN = 1;
    public const nint SIG_ERR = -1;

    public const int P_ALL = 0;
    public const int P_PID = 1;
    public const int P_PIDFD = 3;
    public const int WNOHANG = 1;
    public const int WEXITED = 4;
    public const int WNOWAIT = 0x01000000;
    public const int CLD_EXITED = 1;

    /// <summary>The pidfd stands for the process group of that number. Kernel 6.9 and later.</summary>
    public const uint PIDFD_SIGNAL_PROCESS_GROUP = 4;

    /// <summary>An ioctl(2) on a pidfd. Kernel 6.13 and later; how it ended, 6.15 and later.</summary>
    public const uint PIDFD_GET_INFO = 0xC040FF0B;

    public const ulong PIDFD_INFO_EXIT = 8;

    public const int EPOLL_CLOEXEC = 0x80000;
    public const int EPOLL_CTL_ADD = 1;
    public const int EPOLL_CTL_DEL = 2;
    public const uint EPOLLIN = 1;
    public const uint EPOLLONESHOT = 1u << 30;
    public const uint EPOLLOUT = 4;
    public const short POLLIN = 1;

    public const int O_RDONLY = 0;
    public const int O_WRONLY = 1;
    public const int O_RDWR = 2;
    public const int O_ACCMODE = 3;
    public const int O_CREAT = 0x40;
    public const int O_APPEND = 0x400;
    public const int O_NONBLOCK = 0x800;
    public const int O_PATH = 0x200000;
    public const int O_CLOEXEC = 0x80000;
    public static int O_NOFOLLOW { get; } = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? 0x8000 : 0x20000;
    public const int F_GETFD = 1;
    public const int F_SETFL = 4;
    public const int FD_CLOEXEC = 1;
    public const int F_DUPFD_CLOEXEC = 1030;
    public const int X_OK = 1;
    public const int W_OK = 2;
    public const int AT_FDCWD = -100;
    public const int AT_EMPTY_PATH = 0x1000;
    public const int AT_STATX_DONT_SYNC = 0x4000;
    public const uint STATX_BASIC_STATS = 0x7ff;

    public const int PR_SET_CHILD_SUBREAPER = 36;
    public const int PR_SET_NO_NEW_PRIVS = 38;
    public const int PRIO_PROCESS = 0;
    public const int RLIMIT_STACK = 3;
    public const int RLIMIT_NOFILE = 7;
    public const int RUSAGE_SELF = 0;

    public const short POSIX_SPAWN_SETSIGDEF = 0x04;
    public const short POSIX_SPAWN_SETSIGMASK = 0x08;
    public const short POSIX_SPAWN_SETSID = 0x80;

    /// <summary>glibc 2.39 and later.</summary>
    public const short POSIX_SPAWN_SETCGROUP = 0x100;

    /// <summary>signal(2). With <see cref="SIG_DFL"/> it also takes back SA_NOCLDWAIT.</summary>
    [LibraryImport("libc", EntryPoint = "signal", SetLastError = true)]
    internal static partial nint Signal(int signal, nint handler);

    /// <summary>pthread_sigmask(3), for the calling thread. Returns the error number.</summary>
    [LibraryImport("libc", EntryPoint = "pthread_sigmask")]
    internal static partial int SetSignalMask(int how, SignalSet* set, nint oldSet);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    internal static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "getegid")]
    internal static partial uint EffectiveGroup();

    /// <summary>getpwnam_r(3). Returns the error number, as do the next two.</summary>
    [LibraryImport("libc", EntryPoint = "getpwnam_r", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GetUser(string name, PasswordEntry* entry, byte* buffer, nuint size, PasswordEntry** found);

    /// <summary>getpwuid_r(3).</summary>
    [LibraryImport("libc", EntryPoint = "getpwuid_r")]
    internal static partial int GetUser(uint number, PasswordEntry* entry, byte* buffer, nuint size, PasswordEntry** found);

    /// <summary>getgrnam_r(3).</summary>
    [LibraryImport("libc", EntryPoint = "getgrnam_r", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GetGroup(string name, GroupEntry* entry, byte* buffer, nuint size, GroupEntry** found);

    /// <summary>getgrouplist(3). -1 if there are more than <paramref name="count"/>.</summary>
    [LibraryImport("libc", EntryPoint = "getgrouplist", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int GetGroupList(string user, uint group, uint* groups, int* count);

    /// <summary>getpriority(2) as the kernel has it: 20 minus the value, so that failures can be told.</summary>
    internal static int GetPriority(int which, int pid) => (int)SystemCall(SystemCallNumber.GetPriority, which, pid, 0, 0, 0);

    /// <summary>kill(2). A negative <paramref name="pid"/> addresses a whole process group.</summary>
    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    internal static partial int Kill(int pid, int signal);

    [LibraryImport("libc", EntryPoint = "prctl", SetLastError = true)]
    internal static partial int Prctl(int option, nuint argument2, nuint argument3, nuint argument4, nuint argument5);

    [LibraryImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    internal static partial int SetLimit(int pid, int resource, in ResourceLimit limit, nint oldLimit = 0);

    [LibraryImport("libc", EntryPoint = "prlimit", SetLastError = true)]
    internal static partial int GetLimit(int pid, int resource, nint newLimit, out ResourceLimit limit);

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    internal static partial int GetResourceUsage(int who, ResourceUsage* usage);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, nint argument1, nint argument2, nint argument3, nint argument4, nint argument5);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial nint SystemCall(nint number, PidFd descriptor, nint argument2, nint argument3, nint argument4);

    /// <summary>pidfd_open(2). The descriptor is close-on-exec.</summary>
    internal static int PidFdOpen(int pid) => (int)SystemCall(SystemCallNumber.PidFdOpen, pid, 0, 0, 0, 0);

    /// <summary>pidfd_send_signal(2).</summary>
    internal static int PidFdSendSignal(PidFd process, int signal, uint flags) =>
        (int)SystemCall(SystemCallNumber.PidFdSendSignal, process, signal, 0, (nint)flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    internal static partial int GetPidFdInfo(PidFd process, nuint request, PidFdInfo* info);

    /// <summary>waitid(2) as the kernel has it: with the resource usage that libc's wrapper leaves out.</summary>
    internal static int WaitId(int idType, int id, ChildState* state, int options, ResourceUsage* usage) =>
        (int)SystemCall(SystemCallNumber.WaitId, idType, id, (nint)state, options, (nint)usage);

    /// <summary>getdents64(2).</summary>
    internal static int GetDirectoryEntries(int directory, byte* buffer, int size) =>
        (int)SystemCall(SystemCallNumber.GetDirectoryEntries, directory, (nint)buffer, size, 0, 0);

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    internal static partial int EpollCreate(int flags);

    /// <summary>epoll_ctl(2). The event's layout differs between architectures: <see cref="EpollEvents"/>.</summary>
    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    internal static partial int EpollControl(int epoll, int operation, WatchedDescriptor descriptor, byte* change);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    internal static partial int EpollWait(int epoll, byte* events, int count, int timeout);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Open(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    internal static partial int Close(nint descriptor);

    [LibraryImport("libc", EntryPoint = "pipe2", SetLastError = true)]
    internal static partial int Pipe(int* ends, int flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    internal static partial nint Read(int descriptor, byte* buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    internal static partial nint Write(int descriptor, byte* buffer, nuint size);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    internal static partial int Poll(PollEntry* entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "pread", SetLastError = true)]
    internal static partial nint ReadAt(int descriptor, byte* buffer, nuint size, nint offset);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int DescriptorControl(int descriptor, int command, nint argument);

    [LibraryImport("libc", EntryPoint = "access", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Access(string path, int mode);

    /// <summary>lchown(2). A group of -1 stays as it is.</summary>
    [LibraryImport("libc", EntryPoint = "lchown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int ChangeOwner(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "rmdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int RemoveDirectory(string path);

    [LibraryImport("libc", EntryPoint = "getxattr", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint GetExtendedAttribute(string path, string name, byte* value, nuint size);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int StatX(int directory, string path, int flags, uint mask, FileStatus* status);

    /// <summary>posix_spawn(3). Returns the error number; the last error is not set.</summary>
    [LibraryImport("libc", EntryPoint = "posix_spawn", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int PosixSpawn(
        out int pid, string path, SpawnFileActions* actions, SpawnAttributes* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    internal static partial int InitAttributes(SpawnAttributes* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    internal static partial int SetFlags(SpawnAttributes* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    internal static partial int SetSignalMask(SpawnAttributes* attributes, SignalSet* blocked);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    internal static partial int SetSignalDefault(SpawnAttributes* attributes, SignalSet* reset);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    internal static partial int InitFileActions(SpawnFileActions* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    internal static partial int DestroyFileActions(SpawnFileActions* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int AddOpen(SpawnFileActions* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    internal static partial int AddDuplicate(SpawnFileActions* actions, int descriptor, int target);

    /// <summary>The working directory of the child, where it also looks for a relative program. glibc 2.29 and later.</summary>
    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addchdir_np", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int AddChangeDirectory(SpawnFileActions* actions, string path);

    /// <summary>Closes what the agent itself inherited; its own descriptors are close-on-exec. glibc 2.34 and later.</summary>
    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addclosefrom_np")]
    internal static partial int AddCloseFrom(SpawnFileActions* actions, int first);
}
