using Agent.Web.Languages;

namespace Agent.Web.Logs;

/// <summary>What is said between the lines of a log.</summary>
internal static class LogTexts
{
    public static readonly Text Gap = new("该位置的日志已不存在或无法读取，以下从其后的日志开始", "The log is not there any more at this position, or cannot be read; here follows what there is behind it");
}
