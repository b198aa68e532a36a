using System.Runtime.InteropServices;

namespace Agent.Dummy.Http;

/// <summary>
/// A good HTTP service: accepts connections from the sockets that it is given, answers every request with its process id,
/// and when it is asked to end it finishes what it has accepted, and leaves the rest to whoever comes after it.
/// </summary>
internal static class HttpService
{
    public static int Run()
    {
        var sockets = PassedSockets.Take();
        if (sockets.Count == 0) return Output.Complain("There are no sockets for this process.");

        var acceptors = sockets.Select(socket => new Acceptor(socket)).ToList();
        using var asked = new ManualResetEventSlim();
        using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => { context.Cancel = true; asked.Set(); });

        Console.WriteLine("ready");
        Notification.Send("READY=1");
        asked.Wait();

        acceptors.ForEach(acceptor => acceptor.End());
        Connection.AwaitAll();
        return 0;
    }
}
