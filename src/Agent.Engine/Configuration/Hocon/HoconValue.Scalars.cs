namespace Akka.Configuration.Hocon;

public partial class HoconValue
{
    /// <summary>The value as text, without blanks at its ends; null when it is an object, a list or the word null.</summary>
    public string? GetString()
    {
        var text = Elements switch
        {
            [HoconLiteral only] => only.Value,
            [HoconSubstitution only] => only.Resolved?.GetString(),
            _ => IsString() ? Joined() : null,
        };

        text = text?.Trim();
        return text == "null" ? null : text;
    }

    public bool GetBoolean() => HoconScalar.Boolean(GetString(), null);

    public byte GetByte() => HoconScalar.Byte(GetString(), null);

    public int GetInt() => HoconScalar.Int(GetString(), null);

    public long GetLong() => HoconScalar.Long(GetString(), null);

    public float GetFloat() => HoconScalar.Float(GetString(), null);

    public double GetDouble() => HoconScalar.Double(GetString(), null);

    public decimal GetDecimal() => HoconScalar.Decimal(GetString(), null);

    public TimeSpan GetTimeSpan(bool allowInfinite = true) => HoconDuration.Read(GetString(), allowInfinite, null);

    public long? GetByteSize() => HoconByteSize.Read(GetString(), null);

    public IList<string> GetStringList() => ListOf(HoconScalar.Text, null);

    public IList<bool> GetBooleanList() => ListOf(HoconScalar.Boolean, null);

    public IList<byte> GetByteList() => ListOf(HoconScalar.Byte, null);

    public IList<int> GetIntList() => ListOf(HoconScalar.Int, null);

    public IList<long> GetLongList() => ListOf(HoconScalar.Long, null);

    public IList<float> GetFloatList() => ListOf(HoconScalar.Float, null);

    public IList<double> GetDoubleList() => ListOf(HoconScalar.Double, null);

    public IList<decimal> GetDecimalList() => ListOf(HoconScalar.Decimal, null);

    /// <summary>Each value of the list. A null is an empty list.</summary>
    internal List<T> ListOf<T>(HoconReader<T> read, string? path)
    {
        if (IsObject() || GetString() is not null)
            throw new FormatException($"{ConfigPath.Name(path)} must be a list: [{(IsObject() ? "{ … }" : GetString())}]");

        var items = new List<T>();
        foreach (var item in GetArray())
            items.Add(read(item.GetString(), path));
        return items;
    }

    private string Joined()
    {
        var parts = new string?[Elements.Count];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = Elements[i] switch
            {
                HoconLiteral literal => literal.Value,
                HoconSubstitution substitution => substitution.Resolved?.GetString(),
                _ => null,
            };
        return string.Concat(parts);
    }
}
