namespace Agent.Web.Access.Limits;

/// <summary>Why a credential was refused, beside that it does not hold.</summary>
internal sealed class TooManyFailedLoginsException(TimeSpan retryAfter) : Exception("too many credentials that did not hold")
{
    public TimeSpan RetryAfter => retryAfter;
}
