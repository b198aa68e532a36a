namespace Akka.Actor;

internal sealed class ActivatorProducer(Type type, object[] arguments) : IIndirectActorProducer
{
    public Type ActorType => type;

    /// <exception cref="TypeLoadException">No constructor takes the arguments, or the constructor failed.</exception>
    public ActorBase Produce()
    {
        try
        {
            return (ActorBase)Activator.CreateInstance(type, arguments)!;
        }
        catch (Exception failure)
        {
            throw new TypeLoadException(
                $"Error while creating actor instance of type {type} with {arguments.Length} args: ({string.Join(',', arguments)})", failure);
        }
    }

    public void Release(ActorBase actor)
    {
    }
}
