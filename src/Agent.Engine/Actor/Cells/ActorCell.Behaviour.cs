namespace Akka.Actor;

/// <summary>Become and its way back.</summary>
internal sealed partial class ActorCell
{
    private static readonly Receive Nothing = _ => false;

    private Receive _behaviour = Nothing;
    private Stack<Receive>? _olderBehaviours;

    public void Become(Receive receive) => _behaviour = receive;

    public void Become(UntypedReceive receive) => Become(Handling(receive));

    public void BecomeStacked(Receive receive)
    {
        (_olderBehaviours ??= new Stack<Receive>()).Push(_behaviour);
        _behaviour = receive;
    }

    public void BecomeStacked(UntypedReceive receive) => BecomeStacked(Handling(receive));

    public void UnbecomeStacked()
    {
        if (_olderBehaviours is { Count: > 0 } older) _behaviour = older.Pop();
    }

    private void ClearBehaviours()
    {
        _behaviour = Nothing;
        _olderBehaviours = null;
    }

    private static Receive Handling(UntypedReceive receive) => message =>
    {
        receive(message);
        return true;
    };
}
