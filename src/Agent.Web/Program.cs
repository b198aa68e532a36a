using Agent.Actors.Processes;
using Agent.Web.CommandLine;
using Agent.Web.Hosting;

ProcessPlatform.Settle();
_ = (Console.Out, Console.Error);
ProcessPlatform.ClaimChildren();

return await AgentCommandLine.InvokeAsync(args, AgentProcess.RunAsync);
