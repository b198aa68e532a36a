using Agent.Web.Languages;

namespace Agent.Web.Applying.Yaml;

/// <summary>What can be wrong with YAML.</summary>
internal static class YamlTexts
{
    public static readonly Text NotYaml = new("请求体不是有效的 YAML（第 {0} 行第 {1} 列）：{2}", "The body is not valid YAML (line {0}, column {1}): {2}");
    public static readonly Text NotOneDocument = new("请求体须为单个 YAML 文档（第 {0} 行又开始了一个）", "The body must be one YAML document (another begins in line {0})");
    public static readonly Text Duplicate = new("{0} 重复（第 {1} 行）", "{0} is there twice (line {1})");
    public static readonly Text NotAKey = new("{0} 中的键须为标量（第 {1} 行）", "A key in {0} is no scalar (line {1})");
    public static readonly Text UnknownAlias = new("{0}：此前没有定义锚点 {1}（第 {2} 行）", "{0}: there is no anchor {1} before it (line {2})");
    public static readonly Text UnknownTag = new("{0}：不支持标签 {1}（第 {2} 行）", "{0}: the tag {1} is not supported (line {2})");
    public static readonly Text NotANumber = new("{0}：{1} 不是有限的数（第 {2} 行）", "{0}: {1} is no finite number (line {2})");
    public static readonly Text TooDeep = new("{0} 嵌套超过 {1} 层（第 {2} 行）", "{0} is nested more than {1} levels deep (line {2})");
    public static readonly Text TooMany = new("{0}：文档超过 {1} 个节点（第 {2} 行）", "{0}: the document has more than {1} nodes (line {2})");
    public static readonly Text TooLarge = new("{0}：展开别名后超过 {1} 个节点或 {2} 字节（第 {3} 行）", "{0}: with its aliases in full the document has more than {1} nodes or {2} bytes (line {3})");
}
