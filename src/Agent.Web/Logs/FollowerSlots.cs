using Agent.Web.Configuration;

namespace Agent.Web.Logs;

/// <summary>Bounds how many follow logs at a time.</summary>
internal sealed class FollowerSlots(FollowOptions options)
{
    private int _free = options.Followers;

    public bool TryTake()
    {
        if (Interlocked.Decrement(ref _free) >= 0)
            return true;

        Give();
        return false;
    }

    public void Give() => Interlocked.Increment(ref _free);
}
