namespace Agent.Web.Languages;

/// <summary>What answers say in <c>message</c>. The Chinese is part of the contract: clients compare it.</summary>
internal static class Messages
{
    public static readonly Text Deployed = new("服务部署成功", "The service is deployed");
    public static readonly Text Restarted = new("服务重启成功", "The service is restarted");
    public static readonly Text Stopped = new("服务已停止", "The service is stopped");
    public static readonly Text Ended = new("进程已结束", "The process has ended");
}
