using Agent.Web.Languages;

namespace Agent.Web.Logs;

/// <summary>Why a reader does not get all. The code is for machines and never changes.</summary>
internal sealed record CutReason(string Code, Text Text)
{
    public static readonly CutReason Stalled = new("stalled",
        new("已中断：接收过慢，请从最后一个事件继续", "Cut off: nothing was taken for too long; go on behind the last line"));

    public static readonly CutReason Deleted = new("deleted",
        new("已中断：接下来的日志已被清理", "Cut off: what comes next in the log has been deleted meanwhile"));

    public static readonly CutReason Forgotten = new("forgotten",
        new("已结束：该服务的日志已被删除", "The end: the service's log has been deleted"));

    public static readonly CutReason Unreadable = new("unreadable",
        new("已中断：日志无法读取，请查看代理日志", "Cut off: the log cannot be read; the agent's own log tells more"));
}
