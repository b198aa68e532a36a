using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Agent.Actors.Processes;
using Agent.Actors.Processes.Linux;
using Agent.Actors.Specs;

namespace Agent.Actors.Sockets.Linux;

/// <summary>Why the agent cannot listen on an address.</summary>
[SupportedOSPlatform("linux")]
internal sealed record ListenFailure(ListenAddress Address, IOException Cause)
{
    /// <summary>Whose business it is.</summary>
    public LaunchFault Fault =>
        Cause is SystemCallException { Errno: Errno.EMFILE or Errno.ENFILE or Errno.ENOMEM or Errno.ENOBUFS or Errno.ENOSPC or Errno.EDQUOT }
            ? LaunchFault.System
            : LaunchFault.Command;

    /// <summary>May take a while: whoever has a port is looked for among all processes.</summary>
    public string Describe() => $"Cannot listen on {Address}: {Reason()}.";

    private string Reason() => Cause is SystemCallException { Errno: var errno } ? Reason(errno) : Cause.Message;

    private string Reason(int errno) => (Address, errno) switch
    {
        (ListenAddress.Tcp tcp, Errno.EADDRINUSE) => $"{Holder.OfPort(tcp.EndPoint.Port)} listens on that port: stop it, or choose another port",
        (ListenAddress.Tcp tcp, Errno.EADDRNOTAVAIL) => $"no interface of this host has the address {tcp.EndPoint.Address}",
        (ListenAddress.Tcp, Errno.EACCES) => "ports so low are for root: run the agent as root or with CAP_NET_BIND_SERVICE, or choose a higher port",
        (ListenAddress.Tcp, Errno.EAFNOSUPPORT) => "this host has no IPv6",
        (ListenAddress.Unix unix, Errno.ENOENT) => $"the directory {Path.GetDirectoryName(unix.Path)} does not exist: make it, or choose another path",
        (ListenAddress.Unix unix, Errno.ENOTDIR) => $"{Path.GetDirectoryName(unix.Path)} is not a directory",
        (ListenAddress.Unix unix, Errno.EACCES or Errno.EPERM) => $"the agent may not make a file in {Path.GetDirectoryName(unix.Path)}",
        (ListenAddress.Unix, Errno.EADDRINUSE or Errno.EEXIST) => "something was put there just now",
        (_, Errno.EMFILE) => "the agent has too many files open: raise its limit (LimitNOFILE of its unit, ulimit -n)",
        _ => $"{Marshal.GetPInvokeErrorMessage(errno)} (errno {errno})",
    };
}
