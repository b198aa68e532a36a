using Agent.Web.Access.Certificates;
using Agent.Web.Access.Keys;
using Agent.Web.Access.Peers;
using Agent.Web.Access.Tokens;

namespace Agent.Web.Access.Callers;

/// <summary>Which way of showing who he is a caller has chosen. What he sends counts before what his connection says, also if it does not hold.</summary>
internal static class CallerScheme
{
    public const string Name = "caller";

    public static string Of(HttpContext context)
    {
        if (OfferedToken.In(context.Request) is not null && context.RequestServices.GetRequiredService<AccessOptions>().Tokens.IsOn)
            return TokenHandler.Name;

        if (OfferedKey.IsIn(context.Request))
            return KeyHandler.Name;

        if (CertificateHandler.IsIn(context))
            return CertificateHandler.Name;

        return PeerHandler.IsIn(context) ? PeerHandler.Name : OpenHandler.Name;
    }
}
