using Agent.Web.Access.Keys;

namespace Agent.Web.Access.Callers;

/// <summary>Which way of showing who he is a caller has chosen. What he sends counts before what his connection says, also if it does not hold.</summary>
internal static class CallerScheme
{
    public const string Name = "caller";

    public static string Of(HttpContext context) => OfferedKey.IsIn(context.Request) ? KeyHandler.Name : OpenHandler.Name;
}
