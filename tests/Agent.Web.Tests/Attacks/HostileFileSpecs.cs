using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Attacks;

/// <summary>Services that write too much, or put something else where the agent keeps what they write.</summary>
public sealed class HostileFileSpecs(HostileAgent hostile) : IClassFixture<HostileAgent>, IDisposable
{
    private const string Precious = "not for the log\n";
    private const long Bound = 4 << 20;

    private readonly RunningAgent _agent = hostile.Agent;
    private readonly string _victim = Path.GetTempFileName();

    [Fact(Timeout = 60_000)]
    public async Task A_service_that_fills_its_log_stays_within_the_bounds_of_it()
    {
        await Deploy("flood", "yes 'a line of a flood of lines' | head -c 20000000; echo; echo done; exec sleep 1000");
        await _agent.Log("flood", until: "done");

        // Segments beyond the bounds go on a thread of their own. Each may be longer by what is copied at a time.
        while (await Disk() > Bound) await Task.Yield();

        Assert.Equal("ok", (await _agent.Get("/health"))["status"]);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("rm \"$out\"; ln -s {victim} \"$out\"")]
    [InlineData("rm \"$out\"; ln {victim} \"$out\"")]
    [InlineData("rm \"$out\"; mkfifo \"$out\"")]
    [InlineData("rm \"$out\"; mkdir \"$out\"")]
    [InlineData("rm \"$out\"")]
    [InlineData("truncate -s 0 \"$out\"")]
    [InlineData("truncate -s 1T \"$out\"")]
    [InlineData("d=$(dirname \"$out\"); rm -r \"$d\"; ln -s /tmp \"$d\"")]
    [InlineData("d=$(dirname \"$out\"); rm -r \"$d\"; : > \"$d\"")]
    public async Task A_service_that_replaces_what_it_writes_into_gains_nothing_and_harms_nobody_else(string trick)
    {
        await File.WriteAllTextAsync(_victim, Precious);
        await Deploy("other", "echo other; exec sleep 1000");
        await Deploy("linker", $"out=$(readlink /proc/self/fd/1); {trick.Replace("{victim}", _victim, StringComparison.Ordinal)}; echo written; exec sleep 1000");

        await _agent.Post("/service/linker/restart", json: null, ("Prefer", "wait=10"));
        var log = await Log("linker");

        Assert.DoesNotContain(Precious.Trim(), log, StringComparison.Ordinal);
        Assert.Contains("other", await Log("other"), StringComparison.Ordinal);
        Assert.StartsWith(Precious, await File.ReadAllTextAsync(_victim), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _agent.Delete("/service/linker")).Status);
        Assert.Equal(Precious, await File.ReadAllTextAsync(_victim));
    }

    public void Dispose() => File.Delete(_victim);

    private Task<Answer> Deploy(string id, string command) => _agent.Post($"/service/{id}/deploy", JsonSerializer.Serialize(new { command }));

    private async Task<string> Log(string id)
    {
        using var answer = await _agent.Http.GetAsync(new Uri($"/service/{id}/logs", UriKind.Relative));
        Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{answer.StatusCode}");
        return await answer.Content.ReadAsStringAsync();
    }

    // What is really taken, holes not counted.
    private async Task<long> Disk()
    {
        using var du = Process.Start(new ProcessStartInfo("du", ["-s", "--block-size=1", .. Directory.GetDirectories(Path.Combine(_agent.Data, "agent"))]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var size = await du.StandardOutput.ReadToEndAsync();
        await du.WaitForExitAsync();
        return size.Split('\n', StringSplitOptions.RemoveEmptyEntries).Sum(line => long.Parse(line.Split('\t')[0], CultureInfo.InvariantCulture));
    }
}
