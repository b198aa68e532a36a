using Agent.Actors.Configuration;

namespace Agent.Actors.Tests.Processes;

/// <summary>Runs only as root: nobody else can run anything as another user.</summary>
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute()
    {
        if (AgentUser.Id != 0)
            Skip = "Only root can run programs as somebody else.";
    }
}
