namespace Agent.Web.Languages;

/// <summary>What answers say in <c>message</c>. The Chinese is part of the contract: clients compare it.</summary>
internal static class Messages
{
    public static readonly Text Deployed = new("服务部署成功", "The service is deployed");
    public static readonly Text Restarted = new("服务重启成功", "The service is restarted");
    public static readonly Text Started = new("服务已启动", "The service is started");
    public static readonly Text RolledBack = new("服务已回滚", "The service is rolled back");
    public static readonly Text Signalled = new("信号已发送", "The signal is sent");
    public static readonly Text Stopped = new("服务已停止", "The service is stopped");
    public static readonly Text Deleted = new("服务已删除", "The service is deleted");
    public static readonly Text EndsAndLeaves = new("代理正在关闭，服务继续运行", "The agent is shutting down, its services go on");
    public static readonly Text EndsAndStops = new("代理正在停止所有服务并关闭", "The agent stops its services and shuts down");
    public static readonly Text Planned = new("仅为计划，未作任何更改", "This is what would be done; nothing was changed");
    public static readonly Text Applied = new("所有服务均已达到期望状态", "Every service is as the document says");
    public static readonly Text ApplyUnderWay = new("更改仍在进行", "The changes are still under way");
    public static readonly Text Ended = new("进程已结束", "The process has ended");
}
