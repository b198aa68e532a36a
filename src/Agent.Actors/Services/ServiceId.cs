using System.Diagnostics.CodeAnalysis;

namespace Agent.Actors.Services;

/// <summary>
/// The name of a service: 1 to 128 of <c>A-Z a-z 0-9 . _ -</c>, the first a letter or digit. It is also the name of
/// the service's actor and of its directory.
/// </summary>
public readonly record struct ServiceId
{
    public const int MaxLength = 128;

    private readonly string? _value;

    private ServiceId(string value) => _value = value;

    /// <exception cref="FormatException"><paramref name="text"/> is no service id.</exception>
    public static ServiceId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is no service id");

    public static bool TryParse([NotNullWhen(true)] string? text, out ServiceId id)
    {
        var valid = text is { Length: > 0 and <= MaxLength } && char.IsAsciiLetterOrDigit(text[0]) && text.All(IsAllowed);
        id = valid ? new ServiceId(text!) : default;
        return valid;
    }

    public override string ToString() => _value ?? "";

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-';
}
