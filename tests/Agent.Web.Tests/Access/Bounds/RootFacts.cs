namespace Agent.Web.Tests.Access.Bounds;

/// <summary>Runs only as root: nobody else can run anything as another user.</summary>
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess)
            Skip = "Only root can run programs as somebody else.";
    }
}

/// <summary>The same with several cases.</summary>
public sealed class RootTheoryAttribute : TheoryAttribute
{
    public RootTheoryAttribute()
    {
        if (!Environment.IsPrivilegedProcess)
            Skip = "Only root can run programs as somebody else.";
    }
}
