using Agent.Web.CommandLine;
using Agent.Web.Hosting;

return await AgentCommandLine.InvokeAsync(args, AgentProcess.RunAsync);
