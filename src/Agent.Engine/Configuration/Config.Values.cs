using System.Diagnostics.CodeAnalysis;
using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <remarks>Each reader answers the default when nothing stands at the path, and throws with the path when the wrong thing does.</remarks>
public partial class Config
{
    /// <summary>The text at the path; null where an object, a list or a null stands.</summary>
    public string? GetString(string path, string? @default = null) => GetValue(path) is { } value ? value.GetString() : @default;

    public bool GetBoolean(string path, bool @default = false) => Read(path, HoconScalar.Boolean, @default);

    public int GetInt(string path, int @default = 0) => Read(path, HoconScalar.Int, @default);

    public long GetLong(string path, long @default = 0) => Read(path, HoconScalar.Long, @default);

    public float GetFloat(string path, float @default = 0) => Read(path, HoconScalar.Float, @default);

    public double GetDouble(string path, double @default = 0) => Read(path, HoconScalar.Double, @default);

    public decimal GetDecimal(string path, decimal @default = 0) => Read(path, HoconScalar.Decimal, @default);

    /// <summary>A duration such as <c>5 s</c>; a plain number means milliseconds.</summary>
    public TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) =>
        GetValue(path) is { } value ? HoconDuration.Read(value.GetString(), allowInfinite, path) : @default.GetValueOrDefault();

    public long? GetByteSize(string path) => GetByteSize(path, null);

    /// <summary>A size such as <c>64 KiB</c> or <c>64 kB</c>; a plain number means bytes.</summary>
    public long? GetByteSize(string path, long? def = null) => GetValue(path) is { } value ? HoconByteSize.Read(value.GetString(), path) : def;

    public IList<string> GetStringList(string path) => GetStringList(path, []);

    [return: NotNullIfNotNull(nameof(defaultPaths))]
    public IList<string>? GetStringList(string path, string[]? defaultPaths) =>
        GetValue(path) is { } value ? value.ListOf(HoconScalar.Text, path) : defaultPaths;

    public IList<bool> GetBooleanList(string path) => ReadList(path, HoconScalar.Boolean);

    public IList<byte> GetByteList(string path) => ReadList(path, HoconScalar.Byte);

    public IList<int> GetIntList(string path) => ReadList(path, HoconScalar.Int);

    public IList<long> GetLongList(string path) => ReadList(path, HoconScalar.Long);

    public IList<float> GetFloatList(string path) => ReadList(path, HoconScalar.Float);

    public IList<double> GetDoubleList(string path) => ReadList(path, HoconScalar.Double);

    public IList<decimal> GetDecimalList(string path) => ReadList(path, HoconScalar.Decimal);

    private T Read<T>(string path, HoconReader<T> read, T missing) => GetValue(path) is { } value ? read(value.GetString(), path) : missing;

    private List<T> ReadList<T>(string path, HoconReader<T> read)
    {
        var value = GetValue(path) ?? throw new ConfigurationException($"{ConfigPath.Name(path)} is missing, and a list has no default");
        return value.ListOf(read, path);
    }
}
