using System.Runtime.Versioning;

namespace Agent.Actors.Processes.Linux;

/// <summary>A time within which there may be a child, and descendants of it, that belong to no known instance yet.</summary>
[SupportedOSPlatform("linux")]
internal sealed class BirthUnderWay : IDisposable
{
    private readonly Children _children;
    private readonly Instances _instances;
    private readonly string _mark;

    public BirthUnderWay(Children children, Instances instances, string mark)
    {
        (_children, _instances, _mark) = (children, instances, mark);
        instances.Expect(mark);
        children.BeginBirth();
    }

    public void Dispose()
    {
        _children.EndBirth();
        _instances.ExpectNoMore(_mark);
    }
}
