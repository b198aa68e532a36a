namespace Agent.Web.Languages;

/// <summary>The languages of <c>message</c> and <c>error</c>.</summary>
internal enum Language
{
    Chinese,
    English,
}
