using Agent.Dummy;
using Agent.Dummy.Http;

// Does on request what a misbehaving service does. A process that is in place says so: "ready", or as somebody's child "child PID".
var options = args.Skip(1).ToArray();

return args.FirstOrDefault() switch
{
    "exit" => int.Parse(options[0]),
    "lines" => Output.PrintLines(int.Parse(options[0])),
    "sleep" => Lasting.Sleep("ready"),
    "ignore-term" => Lasting.IgnoreTerm("ready"),
    "http" => HttpService.Run(),
    "stop-self" => Lasting.StopSelf(),
    "fork-ignoring-child" => Family.WithChild("child", "ignore-term", options),
    "leave-child" => Family.LeaveChild("child", "sleep", options),
    "setsid" => Family.WithChild("child-session", options.Contains("--ignore-term") ? "ignore-term" : "sleep", options),
    "double-fork" => Family.WithGrandchild(options),
    "foster" => Foster.Run(options[^1], reaps: !options.Contains("--negligent")),
    "child" => Child.Run(options),
    "child-session" => Child.RunInOwnSession(options),
    "leave-grandchild" => Family.LeaveChild("child-session", "sleep", options),
    var unknown => Output.Complain($"Unknown mode: {unknown ?? "none"}"),
};
