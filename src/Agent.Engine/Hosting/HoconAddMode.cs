namespace Akka.Hosting;

/// <summary>How a configuration is put together with what has been added before.</summary>
public enum HoconAddMode
{
    /// <summary>It says what the earlier ones do not.</summary>
    Append,

    /// <summary>The earlier ones say what it does not.</summary>
    Prepend,

    /// <summary>The same as <see cref="Prepend"/>: Akka.Hosting takes nothing away.</summary>
    Replace,
}
