using Agent.Web.Languages;

namespace Agent.Web.Logs;

/// <summary>What is said between the lines of a log.</summary>
internal static class LogTexts
{
    public static readonly Text Gap = new("该位置的日志已不存在，将从现存最早的一行开始", "The log is not there any more at this position; here follows the oldest that there is");
}
