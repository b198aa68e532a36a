namespace Agent.Web.Applying;

/// <summary>What is done with a service to make it what a document says.</summary>
internal enum StepAction
{
    Create,
    Change,
    Unchanged,

    /// <summary>It is stopped, and forgotten.</summary>
    Remove,
}
