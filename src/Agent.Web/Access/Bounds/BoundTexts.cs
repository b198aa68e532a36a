using Agent.Web.Languages;

namespace Agent.Web.Access.Bounds;

/// <summary>Why somebody may not deploy this.</summary>
internal static class BoundTexts
{
    public static readonly Text User = new("参数 {0} 须为以下用户之一：{1}", "{0} must be one of {1}: you may deploy for no other user");
    public static readonly Text Group = new("参数 {0} 只能为以下组之一：{1}", "{0} may only be one of the groups that you may add: {1}");
    public static readonly Text Shell = new("参数 {0} 不可用：不允许使用 shell，请用 argv", "{0} is not for you: a shell runs any program; name one by argv");
    public static readonly Text Program = new("参数 {0} 须为允许的程序的绝对路径：{1}", "{0} must be the absolute path of a program that you may run: {1}");
    public static readonly Text Variable = new("环境变量 {0} 不可用：它可以让程序运行别的代码", "{0} is not for you: it can make a program run other code");
    public static readonly Text Directory = new("参数 {0} 须在允许的目录之内：{1}", "{0} must be in a directory that you may run programs in: {1}");
    public static readonly Text Socket = new("参数 {0} 不可用：套接字须在允许的目录之内", "{0} must be in a directory that you may use: the agent makes it with its own rights");
    public static readonly Text Secret = new("参数 {0} 须为允许使用的机密文件：{1}", "{0} must be a secret that you may use: {1}");
    public static readonly Text Revision = new("缺少参数 {0}：须指明要恢复的修订版本", "{0} is missing: name the revision, so that it can be told whether you may deploy it");
    public static readonly Text Restart = new("参数 {0} 不可用：请用 deploy 部署完整的定义", "{0} is not for you: deploy a whole spec, so that it can be told whether you may");
}
