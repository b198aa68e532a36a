using Agent.Web.Languages;

namespace Agent.Web.Requests;

/// <summary>What can be wrong with a body.</summary>
internal static class BodyTexts
{
    public static readonly Text NotUtf8 = new("请求体不是有效的 UTF-8", "The body is not valid UTF-8");
    public static readonly Text NotJson = new("请求体不是有效的 JSON", "The body is not valid JSON: {0}");
    public static readonly Text NotJsonAt = new("请求体不是有效的 JSON：第 {1} 行第 {2} 字节处有误", "The body is not valid JSON: {0}");
    public static readonly Text NotAnObject = new("请求体须为 JSON 对象", "The body must be a JSON object");
    public static readonly Text UnknownMember = new("未知的参数 {0}；可用参数：{1}", "There is no parameter {0}; there are {1}");
    public static readonly Text NoMembers = new("未知的参数 {0}；此处不接受任何参数", "There is no parameter {0}, nor any other here");
    public static readonly Text Missing = new("缺少参数 {0}", "{0} is missing");
    public static readonly Text NotAString = new("参数 {0} 须为字符串", "{0} must be a string");
    public static readonly Text NotAList = new("参数 {0} 须为字符串列表", "{0} must be a list of strings");
    public static readonly Text NotAListOfNumbers = new("参数 {0} 须为整数列表", "{0} must be a list of whole numbers");
    public static readonly Text NotAMap = new("参数 {0} 须为值均为字符串的对象", "{0} must be an object of strings");
    public static readonly Text NotAnObjectMember = new("参数 {0} 须为 JSON 对象", "{0} must be a JSON object");
    public static readonly Text NotAFlag = new("参数 {0} 须为 true 或 false", "{0} must be true or false");
    public static readonly Text NotAChoice = new("参数 {0} 须为以下之一：{1}", "{0} must be one of {1}");
    public static readonly Text NotAWholeNumber = new("参数 {0} 须为 {1} 至 {2} 的整数", "{0} must be a whole number from {1} to {2}");
    public static readonly Text NotANumber = new("参数 {0} 须为 {1} 至 {2} 的数", "{0} must be a number from {1} to {2}");
    public static readonly Text NotADuration = new("参数 {0} 须为秒数或时长，例如 5、\"5s\"、\"1m30s\"，介于 {1} 与 {2} 之间", "{0} must be a number of seconds or a duration such as \"5s\" or \"1m30s\", from {1} to {2}");
    public static readonly Text TooMany = new("参数 {0} 最多 {1} 项", "{0} has more than {1} entries");
    public static readonly Text TooLong = new("参数 {0} 最长 {1} 个字符", "{0} is longer than {1} characters");
    public static readonly Text ContainsNul = new("参数 {0} 不能包含 NUL 字符", "{0} must not contain a NUL character");
    public static readonly Text NotAbsolute = new("参数 {0} 须为绝对路径", "{0} must be an absolute path");
    public static readonly Text NotASignal = new("参数 {0} 须为信号名，例如 HUP、USR1 或 TERM", "{0} must be the name of a signal such as HUP, USR1 or TERM");
}
