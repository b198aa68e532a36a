using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>The descriptors 0 to 2, which whoever starts the agent may have closed.</summary>
[SupportedOSPlatform("linux")]
internal static class StandardDescriptors
{
    /// <summary>Whether the descriptor came from whoever started the agent.</summary>
    /// <remarks>
    /// A closed number is the next that the runtime takes for itself: then what is printed would go into a pipe of its
    /// own, or a file. Such descriptors are close-on-exec; one that was inherited cannot be.
    /// </remarks>
    public static bool IsInherited(int descriptor)
    {
        var flags = Libc.DescriptorControl(descriptor, Libc.F_GETFD, 0);
        return flags >= 0 && (flags & Libc.FD_CLOEXEC) == 0;
    }

    /// <summary>Takes the numbers that nobody has, so that nothing is given them later.</summary>
    public static void FillGaps()
    {
        for (var descriptor = 0; descriptor <= 2; descriptor++)
            if (Libc.DescriptorControl(descriptor, Libc.F_GETFD, 0) < 0)
                Fill();
    }

    // The lowest number that is free.
    private static void Fill() =>
        SystemCallException.ThrowIfFailed(Libc.Open("/dev/null", Libc.O_RDWR | Libc.O_CLOEXEC, 0), "open(/dev/null)");
}
