using System.Globalization;
using System.IO.Compression;
using System.Text;
using Agent.Actors.Logs.Reading;
using Agent.Actors.Services;

namespace Agent.Actors.Tests.Logs.Reading;

/// <summary>A log as the pump writes it, in a directory of its own.</summary>
internal sealed class WrittenLog : IDisposable
{
    public static readonly DateTimeOffset Begin = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    private readonly string _data = Directory.CreateTempSubdirectory("log-test-").FullName;
    private long _segment;
    private int _entries;

    public WrittenLog() => Rotate();

    public ServiceId Service { get; } = ServiceId.Parse("web");

    public string Folder => Path.Combine(_data, "logs", "web");

    public ServiceLogs Logs => new(_data);

    public string Newest => Directory.GetFiles(Folder, "*.log").Max(StringComparer.Ordinal)!;

    /// <summary>Each entry is a second later than the one before.</summary>
    public static DateTimeOffset TimeOf(int entry) => Begin.AddSeconds(entry);

    public WrittenLog Write(string text, string stream = "stdout", char tag = 'F') => WriteBytes(Encoding.UTF8.GetBytes(text), stream, tag);

    public WrittenLog WriteBytes(byte[] text, string stream = "stdout", char tag = 'F')
    {
        var stamp = TimeOf(_entries++).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture);
        return Append([.. Encoding.ASCII.GetBytes($"{stamp} {stream} {tag} "), .. text, (byte)'\n']);
    }

    public WrittenLog Append(byte[] bytes)
    {
        using var file = new FileStream(Newest, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        file.Write(bytes);
        return this;
    }

    public WrittenLog Rotate()
    {
        Directory.CreateDirectory(Folder);
        File.Create(PathOf(++_segment)).Dispose();
        return this;
    }

    /// <summary>In the steps of the pump: the copy, its name, the original's end.</summary>
    public WrittenLog Compress(long segment)
    {
        var path = PathOf(segment);

        using (var to = new GZipStream(File.Create($"{path}.gz.tmp"), CompressionLevel.Fastest))
            to.Write(File.ReadAllBytes(path));

        File.Move($"{path}.gz.tmp", $"{path}.gz");
        File.Delete(path);
        return this;
    }

    public void Delete(long segment)
    {
        File.Delete(PathOf(segment));
        File.Delete($"{PathOf(segment)}.gz");
    }

    public async Task<IReadOnlyList<ReadLine>> ReadAsync(LogQuery query)
    {
        await using var reading = await OpenAsync(query);
        return await reading.RestAsync();
    }

    public Task<LogReading> OpenAsync(LogQuery query) => Logs.OpenAsync(Service, query, CancellationToken.None);

    public async Task<string[]> TextsAsync(LogQuery query) => [.. (await ReadAsync(query)).Select(line => line.Text)];

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private string PathOf(long segment) => Path.Combine(Folder, $"{segment:00000000}.1.0.0.log");
}
