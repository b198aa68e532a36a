using System.Text.Encodings.Web;
using Agent.Web.Access.Callers;
using Agent.Web.Access.Limits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Agent.Web.Access.Keys;

/// <summary>Callers who send a key.</summary>
internal sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, KeyRing ring, FailedLogins failures)
    : CallerHandler(options, logs, encoder)
{
    public const string Name = "key";

    protected override AuthenticateResult Authenticate()
    {
        if (OfferedKey.In(Request) is not { } key)
            return Refuse("is none", "");

        var record = ring.Find(key.Id);
        var isRight = (record?.Hash ?? KeyHash.OfNoKey).IsOf(key);

        if (record is null || !isRight)
            return Refuse(record is null ? "is unknown" : "is wrong", key.Id);

        return record.StateAt(TimeProvider.GetUtcNow()) is var state and not KeyState.Valid
            ? Refuse(state is KeyState.Revoked ? "was revoked" : "has expired", key.Id)
            : Known(record.ToCaller());
    }

    private AuthenticateResult Refuse(string reason, string id)
    {
        if (failures.Count(Context.Connection.RemoteIpAddress) is { } retryAfter)
            return AuthenticateResult.Fail(new TooManyFailedLoginsException(retryAfter));

        Logger.LogWarning("Refused {Address}: the key {Key} {Reason}", Context.Connection.RemoteIpAddress, id, reason);
        return AuthenticateResult.Fail(reason);
    }
}
