namespace Agent.Web.Logs;

/// <summary>The values of <c>format</c>.</summary>
internal enum NamedFormat
{
    Text,
    Json,
}
