using System.Collections.Concurrent;
using System.IO.Compression;
using System.Runtime.Versioning;
using System.Text;
using Agent.Actors.Configuration;
using Agent.Actors.Logs;
using Agent.Actors.Logs.Linux;
using Agent.Actors.Logs.Segments;
using Agent.Actors.Services;
using Patience = Agent.Actors.Tests.Processes.Patience;
using Spool = Agent.Actors.Logs.Linux.Spool;

namespace Agent.Actors.Tests.Logs;

/// <summary>A data directory with spools that the test writes, and with what a pump makes of them.</summary>
[SupportedOSPlatform("linux")]
internal sealed class LogHome : IDisposable
{
    private readonly SemaphoreSlim _news = new(0);

    public static ServiceId Web { get; } = ServiceId.Parse("web");

    public static LogsOptions Defaults { get; } = LogsOptions.From(new SettingsReader(AgentConfiguration.Reference));

    public string Directory { get; init; } = System.IO.Directory.CreateTempSubdirectory("agent-logs-").FullName;

    public ConcurrentQueue<string> Warnings { get; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public LogsOptions Options { get; init; } = Defaults with { Compress = false };

    public void Dispose()
    {
        if (System.IO.Directory.Exists(Directory)) System.IO.Directory.Delete(Directory, recursive: true);
    }

    public LogPump Start() => LogPump.Start(Directory, Options, Time, _ => _news.Release(), Warn);

    /// <summary>As on a file system that cannot give back a part of a file.</summary>
    public LogPump StartWithoutHoles(long generationSize) => LogPump.Start(
        new LogFolders(Directory, Warn), Options, new CopyLoopOptions(Time, _ => _news.Release(), () => { }, Warn, CanPunchHoles: false, generationSize));

    /// <summary>An agent's whole life: it copies what is there.</summary>
    public async Task RunOnce()
    {
        await using var pump = Start();
    }

    public string SpoolPath(LogStream stream = LogStream.Output, int generation = 1, ServiceId? service = null) =>
        Path.Combine(Directory, "spool", $"{service ?? Web}", Spool.Name(stream, generation));

    /// <summary>What a service does: it appends.</summary>
    public void Write(ReadOnlySpan<byte> text, LogStream stream = LogStream.Output, int generation = 1, ServiceId? service = null)
    {
        var path = SpoolPath(stream, generation, service);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        file.Write(text);
    }

    public void Write(string text, LogStream stream = LogStream.Output, int generation = 1, ServiceId? service = null) =>
        Write(Encoding.UTF8.GetBytes(text), stream, generation, service);

    /// <summary>The files of the log, the oldest first.</summary>
    public string[] Segments(ServiceId? service = null)
    {
        var folder = new DirectoryInfo(Path.Combine(Directory, "logs", $"{service ?? Web}"));
        return folder.Exists ? [.. folder.GetFiles().Select(file => file.FullName).Order(StringComparer.Ordinal)] : [];
    }

    /// <summary>The raw lines of the log, with their newlines.</summary>
    public byte[] Lines(ServiceId? service = null) => [.. Segments(service).SelectMany(Content)];

    /// <summary>What the log says that a stream was.</summary>
    public byte[] Copied(LogStream stream = LogStream.Output, ServiceId? service = null)
    {
        using var text = new MemoryStream();
        var lines = Lines(service);

        for (var start = 0; start < lines.Length;)
        {
            var length = lines.AsSpan(start).IndexOf((byte)'\n');
            if (length < 0) throw new TornLineException();
            AddLine(text, lines.AsSpan(start, length), stream);
            start += length + 1;
        }

        return text.ToArray();
    }

    public string Text(LogStream stream = LogStream.Output, ServiceId? service = null) => Encoding.UTF8.GetString(Copied(stream, service));

    /// <summary>Waits for the pump to say that a log has grown, or to warn, until it is so.</summary>
    public async Task Until(Func<bool> isSo)
    {
        while (!IsSo(isSo))
            Assert.True(await _news.WaitAsync(Patience.Limit), $"It never came true. Warnings: {string.Join(" | ", Warnings)}");
    }

    /// <summary>For what nobody announces.</summary>
    public static void Eventually(Func<bool> isSo) => Assert.True(SpinWait.SpinUntil(() => IsSo(isSo), Patience.Limit));

    // Whoever reads a file while it is written to may see a part of what is written at once.
    private static bool IsSo(Func<bool> isSo)
    {
        try
        {
            return isSo();
        }
        catch (TornLineException)
        {
            return false;
        }
    }

    public void News() => _news.Release();

    private static byte[] Content(string path)
    {
        if (!path.EndsWith(".gz", StringComparison.Ordinal)) return File.ReadAllBytes(path);

        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }

    private static void AddLine(MemoryStream text, ReadOnlySpan<byte> line, LogStream wanted)
    {
        Assert.True(LineHeader.TryRead(line, out var stream, out var isWhole), $"No line of a log: {Encoding.Latin1.GetString(line)}");
        if (stream != wanted) return;

        text.Write(line[LineHeader.Length..]);
        if (isWhole) text.WriteByte((byte)'\n');
    }

    private sealed class TornLineException() : Exception("The log ends in a torn line.");

    private void Warn(string warning)
    {
        Warnings.Enqueue(warning);
        _news.Release();
    }
}
