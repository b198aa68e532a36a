namespace Agent.Web.Access.Scopes;

/// <summary>What a caller may do. Each holds what those before it hold.</summary>
internal enum Scope
{
    /// <summary>Look: status, specs, logs, the past.</summary>
    Read,

    /// <summary>Start, stop, restart and signal what has been deployed, as it was deployed.</summary>
    Operate,

    /// <summary>Say what runs: deploy, roll back, delete. It is as good as a shell of the agent's user.</summary>
    Deploy,

    /// <summary>What concerns the agent itself.</summary>
    Admin,
}
