using Agent.Web.Languages;

namespace Agent.Web.Specs;

/// <summary>What can be wrong with a spec, beside what can be wrong with any body.</summary>
internal static class SpecTexts
{
    public static readonly Text MissingCommand = new("缺少 command 参数", "The parameter command is missing (or argv, for a program without a shell)");
    public static readonly Text BothCommands = new("command 与 argv 只能给出一个", "Give either command or argv, not both");
    public static readonly Text EmptyCommand = new("参数 {0} 不能为空", "{0} must not be empty");
    public static readonly Text BadVariableName = new("环境变量名 {0} 无效：不能为空，也不能包含 = 或 NUL", "{0} is no name of an environment variable: it must not be empty or contain = or NUL");
    public static readonly Text ReservedVariable = new("环境变量 {0} 由代理设置", "The variable {0} is set by the agent");
    public static readonly Text NotAStopSignal = new("参数 {0} 不能为 {1}：该信号只会暂停进程", "{0} cannot be {1}: that signal suspends a process and does not end it");
    public static readonly Text BelowMin = new("参数 {0}（{1}）小于 min（{2}）", "{0} ({1}) is shorter than min ({2})");
    public static readonly Text NotOneCheck = new("参数 {0} 须有且仅有一种检查：http、tcp、exec、log 或 notify", "{0} must have exactly one of http, tcp, exec, log and notify");
    public static readonly Text SuccessIsOne = new("参数 {0} 须为 1：只有 ready 可以要求多次成功", "{0} must be 1: only ready can ask for several successes");
    public static readonly Text LogIsNotForLive = new("参数 {0} 不适用于 live：一行日志不能说明服务仍然正常", "{0} is not for live: that a line was written does not tell that it still works");
    public static readonly Text WatchdogIsForLive = new("参数 {0} 仅适用于 live", "{0} is for live only");
    public static readonly Text LiveNeedsWatchdog = new("缺少参数 {0}：live 的 notify 依靠看门狗", "{0} is missing: as liveness, notify is the watchdog");
    public static readonly Text NotAHost = new("参数 {0} 须为主机名或 IP 地址", "{0} must be a host name or an IP address");
    public static readonly Text NotAUrlPath = new("参数 {0} 须以 / 开头，且不含空白、# 和控制字符", "{0} must begin with a slash and have no blank, # or control character");
    public static readonly Text NotAHeader = new("{0} 不是有效的请求头：名称须为 RFC 9110 的 token，值须为可打印的 ASCII 字符", "{0} is no header: its name must be a token of RFC 9110, its value of printable ASCII characters");
    public static readonly Text AgentsHeader = new("请求头 {0} 由代理设置", "The header {0} is set by the agent");
    public static readonly Text NotAStatus = new("参数 {0} 须为 100 至 599 的状态码或范围，例如 204 或 \"200-399\"", "{0} must be a status from 100 to 599 or a range such as \"200-399\"");
    public static readonly Text VerifyNeedsTls = new("参数 {0} 仅适用于 https", "{0} is for the scheme https only");
    public static readonly Text NotAPattern = new("参数 {0} 不是可用的正则表达式：{1}", "{0} {1}");
    public static readonly Text NotAnId = new("参数 {0} 不是有效的服务 ID", "{0} is no service id");
    public static readonly Text DependsOnItself = new("参数 {0}：服务不能依赖自身", "{0}: a service cannot depend on itself");
    public static readonly Text NotAnAddress = new("参数 {0} 须为 IP 地址加端口（例如 \"127.0.0.1:8080\"、\"[::1]:8080\"），或 unix: 加最长 107 字节的绝对路径",
        "{0} must be an IP address and a port such as \"127.0.0.1:8080\" or \"[::1]:8080\", or unix: and an absolute path of 107 bytes at most");
    public static readonly Text SameAddress = new("参数 {0} 与前面的地址重复", "{0} is an address that the list has already");
    public static readonly Text NothingToRollBack = new("参数 {0} 不适用于 overlap：旧实例在新实例就绪之前不受影响", "{0} is not for overlap: there the old instance is untouched until the new one has become ready");
    public static readonly Text NotAnAccount = new("参数 {0} 须为用户名、组名或其编号，最长 256 个字符", "{0} must be the name or the number of an account, of 256 characters at most");
    public static readonly Text NotAUmask = new("参数 {0} 须为八进制文本，例如 \"0027\"", "{0} must be a text of octal digits such as \"0027\"");
    public static readonly Text NotALimit = new("参数 {0} 须为非负整数、\"unlimited\"，或软限制与硬限制，例如 \"1024:65536\"", "{0} must be a whole number, \"unlimited\", or a soft and a hard limit such as \"1024:65536\"");
    public static readonly Text NotASize = new("参数 {0} 须为 1 MiB 至 1 PiB 的字节数，或 \"512M\"、\"2G\" 之类的文本", "{0} must be a number of bytes from 1 MiB to 1 PiB, or a text such as \"512M\" or \"2G\"");
    public static readonly Text NotALabel = new("标签名 {0} 须为 1 至 {1} 个字符，且不含控制字符", "The name of the label {0} must have 1 to {1} characters and no control character");
}
