namespace Agent.Actors.Processes.Linux;

/// <summary>An entry of the database of users: passwd(5).</summary>
internal readonly record struct Account(string Name, uint User, uint Group, string Home, string Shell);
