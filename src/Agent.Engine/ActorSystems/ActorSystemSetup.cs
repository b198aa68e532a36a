using Akka.Util;

namespace Akka.Actor.Setup;

/// <summary>At most one <see cref="Setup"/> of each type. Immutable.</summary>
public sealed class ActorSystemSetup
{
    public static readonly ActorSystemSetup Empty = new([]);

    private readonly Setup[] _setups;

    private ActorSystemSetup(Setup[] setups) => _setups = setups;

    /// <summary>Of several of one type the last one counts.</summary>
    public static ActorSystemSetup Create(params Setup[] setup) =>
        setup.Aggregate(Empty, static (all, one) => all.With(one));

    public Option<T> Get<T>()
        where T : Setup
    {
        foreach (var setup in _setups)
        {
            if (setup is T found) return found;
        }

        return Option<T>.None;
    }

    public ActorSystemSetup WithSetup<T>(T setup)
        where T : Setup =>
        With(setup);

    public ActorSystemSetup And<T>(T setup)
        where T : Setup =>
        With(setup);

    private ActorSystemSetup With(Setup setup) =>
        new([.. Array.FindAll(_setups, other => other.GetType() != setup.GetType()), setup]);
}
