using Agent.Web.Languages;

namespace Agent.Web.Requests;

/// <summary>What can be wrong with a query.</summary>
internal static class QueryTexts
{
    public static readonly Text Unknown = new("未知的查询参数 {0}", "There is no query parameter {0}");
    public static readonly Text Repeated = new("查询参数 {0} 只能出现一次", "Give {0} once");
    public static readonly Text NotANumber = new("查询参数 {0} 须为 0 至 {1} 的整数", "{0} must be a whole number from 0 to {1}");
    public static readonly Text NotAChoice = new("查询参数 {0} 须为以下之一：{1}", "{0} must be one of: {1}");
    public static readonly Text NotATime = new("查询参数 {0} 须为 RFC 3339 时间（例如 2026-11-22T08:00:00Z），或距今的时长，例如 90、10m、1h30m",
        "{0} must be a time as in RFC 3339, such as 2026-11-22T08:00:00Z, or a duration before now such as 90, 10m or 1h30m");
    public static readonly Text FollowUntil = new("查询参数 {0} 不能与 follow 同时使用", "{0} and follow exclude each other");
    public static readonly Text UntilBeforeSince = new("查询参数 {0} 早于 since", "{0} lies before since");
    public static readonly Text BadPosition = new("请求头 {0} 须为之前收到的事件 ID，例如 12:3456", "The header {0} must be the id of an event that was received, such as 12:3456");
}
