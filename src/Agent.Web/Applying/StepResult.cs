namespace Agent.Web.Applying;

/// <summary>What has become of a step.</summary>
internal enum StepResult
{
    Done,

    /// <summary>There was nothing to do.</summary>
    Unchanged,

    UnderWay,

    Failed,

    /// <summary>Something that it builds on has failed.</summary>
    Skipped,
}
