using Agent.Web.Languages;

namespace Agent.Web.Applying;

/// <summary>What can be wrong with a document of services, beside what can be wrong with each spec.</summary>
internal static class ApplyTexts
{
    public static readonly Text UnknownDependency = new("{0}：文档中没有该服务，也没有部署过", "{0}: the service is neither in the document nor deployed");
    public static readonly Text RemovedDependency = new("{0}：该服务不在文档中，prune 会将其移除", "{0}: the service is not in the document, and prune removes it");
    public static readonly Text Circle = new("{0}：循环依赖 {1}", "{0}: the service would wait for itself, {1}");
    public static readonly Text AddressInUse = new("{0}：服务 {1} 已监听该地址", "{0}: the service {1} listens on it, too");
    public static readonly Text Skipped = new("未执行：服务 {0} 失败", "Not done: {0} has failed");
}
