using Agent.Actors.Processes;
using Agent.Web.Services;

namespace Agent.Web.Tests.Units;

public class CommandTextSpecs
{
    [Theory]
    [InlineData("sleep 1000", "sleep", "1000")]
    [InlineData("echo 'two words'", "echo", "two words")]
    [InlineData("echo ''", "echo", "")]
    [InlineData(@"echo 'it'\''s'", "echo", "it's")]
    public void A_program_reads_as_a_shell_would_take_it(string text, params string[] arguments) =>
        Assert.Equal(text, CommandText.Of(new Command.Program(arguments)));

    [Fact]
    public void A_shell_line_is_itself() => Assert.Equal("a | b", CommandText.Of(new Command.Shell("a | b")));
}
