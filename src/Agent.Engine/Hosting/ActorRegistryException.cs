namespace Akka.Hosting;

public class ActorRegistryException : Exception
{
    public ActorRegistryException(string message)
        : base(message)
    {
    }
}
