using Agent.Web.Languages;

namespace Agent.Web.Problems;

/// <summary>What can go wrong with a request. The code is for machines and never changes; the text is for people.</summary>
internal sealed record ProblemKind(string Code, int Status, Text Text)
{
    public static readonly ProblemKind BadRequest = new("bad_request", StatusCodes.Status400BadRequest,
        new("请求无效：{0}", "The request is malformed: {0}"));

    public static readonly ProblemKind InvalidServiceId = new("invalid_service_id", StatusCodes.Status400BadRequest,
        new("服务 ID 无效：须为 1 至 128 个字符，仅限 A-Z a-z 0-9 . _ -，且以字母或数字开头",
            "The service id is invalid: it has 1 to 128 of A-Z a-z 0-9 . _ -, the first a letter or digit"));

    public static readonly ProblemKind InvalidBody = new("invalid_body", StatusCodes.Status400BadRequest, new("{0}", "{0}"));

    public static readonly ProblemKind InvalidQuery = new("invalid_query", StatusCodes.Status400BadRequest, new("{0}", "{0}"));

    public static readonly ProblemKind InvalidCommand = new("invalid_command", StatusCodes.Status400BadRequest, new("{0}", "{0}"));

    /// <summary>The same to machines. What the system says of a command it says in English.</summary>
    public static readonly ProblemKind CommandRefused = new(InvalidCommand.Code, InvalidCommand.Status,
        new("命令无法执行：{0}", "{0}"));

    public static readonly ProblemKind DependencyCircle = new("dependency_circle", StatusCodes.Status400BadRequest,
        new("循环依赖：{0}", "The service would wait for itself: {0}"));

    public static readonly ProblemKind HostNotAllowed = new("host_not_allowed", StatusCodes.Status400BadRequest,
        new("不接受 Host 请求头“{0}”：请使用监听地址，或将该名称加入设置 http.names",
            "The Host header '{0}' is not accepted: use the address the agent listens on, or add the name to the setting http.names"));

    public static readonly ProblemKind Unauthenticated = new("unauthenticated", StatusCodes.Status401Unauthorized,
        new("需要身份验证：请以 Authorization: Bearer 发送密钥或令牌（密钥也可用 X-API-Key），或出示客户端证书",
            "Callers have to say who they are: send a key or a token as Authorization: Bearer, a key also as X-API-Key, or show a client certificate"));

    public static readonly ProblemKind CredentialRefused = new("credential_refused", StatusCodes.Status401Unauthorized,
        new("身份凭据无效：未知、错误、已过期或已吊销，或重复发送",
            "The credential does not hold: it is unknown, wrong, expired or revoked, or more than one was sent"));

    public static readonly ProblemKind Forbidden = new("forbidden", StatusCodes.Status403Forbidden,
        new("{0} 无权执行此操作：需要对服务 {2} 的 {1} 权限", "{0} may not do this: it takes the scope {1} for services {2}"));

    public static readonly ProblemKind CrossSite = new("cross_site", StatusCodes.Status403Forbidden,
        new("不接受来自网页的请求", "Requests that a web page makes are not accepted"));

    public static readonly ProblemKind ServiceNotFound = new("service_not_found", StatusCodes.Status404NotFound,
        new("服务不存在", "There is no such service"));

    public static readonly ProblemKind RevisionNotFound = new("revision_not_found", StatusCodes.Status404NotFound,
        new("没有保存版本 {0}", "Revision {0} is not kept, or was never there"));

    /// <summary>The same to machines.</summary>
    public static readonly ProblemKind NoEarlierRevision = new(RevisionNotFound.Code, RevisionNotFound.Status,
        new("没有更早的版本", "There is no revision before the present one"));

    public static readonly ProblemKind RouteNotFound = new("route_not_found", StatusCodes.Status404NotFound,
        new("路径不存在", "There is nothing at this path"));

    public static readonly ProblemKind MethodNotAllowed = new("method_not_allowed", StatusCodes.Status405MethodNotAllowed,
        new("该路径不支持此方法，Allow 响应头列出可用方法", "This path does not take that method; the Allow header has those it takes"));

    public static readonly ProblemKind NotAcceptable = new("not_acceptable", StatusCodes.Status406NotAcceptable,
        new("无法按 Accept 请求头应答：日志可为 text/plain、application/x-ndjson 或 text/event-stream（format=json 不含第一种，format=text 仅第一种）",
            "Nothing that the Accept header asks for: logs come as text/plain, application/x-ndjson or text/event-stream (format=json leaves the last two, format=text the first)"));

    public static readonly ProblemKind RequestTimeout = new("request_timeout", StatusCodes.Status408RequestTimeout,
        new("请求发送过慢", "The request took too long to arrive"));

    public static readonly ProblemKind NotRunning = new("not_running", StatusCodes.Status409Conflict,
        new("服务未在运行", "The service does not run"));

    public static readonly ProblemKind Superseded = new("superseded", StatusCodes.Status409Conflict,
        new("已被之后的命令取代", "A later command has taken the place of this one"));

    public static readonly ProblemKind BodyTooLarge = new("body_too_large", StatusCodes.Status413PayloadTooLarge,
        new("请求体过大，上限见设置 http.max-body", "The body is larger than the setting http.max-body allows"));

    public static readonly ProblemKind UnsupportedMediaType = new("unsupported_media_type", StatusCodes.Status415UnsupportedMediaType,
        new("请求体须为 application/json（PUT /services 亦可为 application/yaml）", "The body must be application/json (or, for PUT /services, application/yaml)"));

    public static readonly ProblemKind TooManyRequests = new("too_many_requests", StatusCodes.Status429TooManyRequests,
        new("请求过于频繁，请按 Retry-After 响应头稍后重试", "There are too many requests: come again when the Retry-After header says"));

    public static readonly ProblemKind TooManyFailedLogins = new("too_many_failed_logins", StatusCodes.Status429TooManyRequests,
        new("来自该地址的无效凭据过多，且此凭据同样无效，请按 Retry-After 响应头稍后重试",
            "Too many credentials from this address did not hold, nor does this one: come again when the Retry-After header says"));

    public static readonly ProblemKind StartFailed = new("start_failed", StatusCodes.Status500InternalServerError,
        new("系统未能执行：{0}", "The system refused: {0}"));

    public static readonly ProblemKind ApplyFailed = new("apply_failed", StatusCodes.Status500InternalServerError,
        new("{0} 个服务未能达到期望状态：{1}", "{0} services could not be made what the document says: {1}"));

    public static readonly ProblemKind Internal = new("internal_error", StatusCodes.Status500InternalServerError,
        new("代理内部错误，请查看其日志中的请求 {0}", "The agent failed; its log tells more about request {0}"));

    public static readonly ProblemKind LogUnreadable = new("log_unreadable", StatusCodes.Status500InternalServerError,
        new("日志无法读取：{0}", "The log cannot be read: {0}"));

    public static readonly ProblemKind Overloaded = new("overloaded", StatusCodes.Status503ServiceUnavailable,
        new("同时处理的请求过多，上限见设置 access.limits.requests-at-a-time", "As many requests are under way as the setting access.limits.requests-at-a-time allows"));

    public static readonly ProblemKind TooManyFollowers = new("too_many_followers", StatusCodes.Status503ServiceUnavailable,
        new("同时跟踪日志的请求过多，上限见设置 logs.followers", "As many follow logs already as the setting logs.followers allows"));

    public static readonly ProblemKind JournalUnavailable = new("journal_unavailable", StatusCodes.Status503ServiceUnavailable,
        new("日志库无法写入：{0}", "The journal cannot be written: {0}"));

    public static readonly ProblemKind JournalUnreadable = new(JournalUnavailable.Code, JournalUnavailable.Status,
        new("日志库无法读取：{0}", "The journal cannot be read: {0}"));

    public static readonly ProblemKind NotReady = new("not_ready", StatusCodes.Status504GatewayTimeout,
        new("服务未就绪：{0}。{1}", "The service did not become ready: {0}. {1}."));

    public static readonly ProblemKind ShuttingDown = new("shutting_down", StatusCodes.Status503ServiceUnavailable,
        new("代理正在关闭", "The agent is shutting down"));
}
