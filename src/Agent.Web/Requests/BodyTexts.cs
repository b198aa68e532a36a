using Agent.Web.Languages;

namespace Agent.Web.Requests;

/// <summary>What can be wrong with a body.</summary>
internal static class BodyTexts
{
    public static readonly Text NotUtf8 = new("请求体不是有效的 UTF-8", "The body is not valid UTF-8");
    public static readonly Text NotJson = new("请求体不是有效的 JSON：{0}", "The body is not valid JSON: {0}");
    public static readonly Text NotAnObject = new("请求体须为 JSON 对象", "The body must be a JSON object");
    public static readonly Text UnknownMember = new("未知的参数 {0}", "There is no parameter {0}");
    public static readonly Text NotAString = new("参数 {0} 须为字符串", "{0} must be a string");
    public static readonly Text NotAList = new("参数 {0} 须为字符串列表", "{0} must be a list of strings");
    public static readonly Text NotAMap = new("参数 {0} 须为值均为字符串的对象", "{0} must be an object of strings");
    public static readonly Text MissingCommand = new("缺少 command 参数", "The parameter command is missing (or argv, for a program without a shell)");
    public static readonly Text BothCommands = new("command 与 argv 只能给出一个", "Give either command or argv, not both");
    public static readonly Text EmptyCommand = new("参数 {0} 不能为空", "{0} must not be empty");
    public static readonly Text BadVariableName = new("环境变量名 {0} 无效：不能为空，也不能包含 = 或 NUL", "{0} is no name of an environment variable: it must not be empty or contain = or NUL");
    public static readonly Text ReservedVariable = new("环境变量 {0} 由代理设置", "The variable {0} is set by the agent");
    public static readonly Text ContainsNul = new("参数 {0} 不能包含 NUL 字符", "{0} must not contain a NUL character");
    public static readonly Text NotAbsolute = new("参数 {0} 须为绝对路径", "{0} must be an absolute path");
    public static readonly Text NotAnObjectMember = new("参数 {0} 须为 JSON 对象", "{0} must be a JSON object");
    public static readonly Text NotAFlag = new("参数 {0} 须为 true 或 false", "{0} must be true or false");
    public static readonly Text NotAChoice = new("参数 {0} 须为以下之一：{1}", "{0} must be one of {1}");
    public static readonly Text BadDuration = new("参数 {0} 须为 0 秒至 1 天之间的秒数或时长，例如 5、\"5s\"、\"1m30s\"", "{0} must be a number of seconds or a duration such as \"5s\" or \"1m30s\", from 0 s to 1 day");
}
