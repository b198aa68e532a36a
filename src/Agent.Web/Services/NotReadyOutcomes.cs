using Agent.Actors.Configuration;
using Agent.Actors.Services;
using Agent.Web.Languages;

namespace Agent.Web.Services;

/// <summary>What became of an instance that did not become ready, as a word and as a sentence.</summary>
internal static class NotReadyOutcomes
{
    private static readonly Text GoesOn = new("实例继续运行", "It runs on");
    private static readonly Text Ended = new("实例已结束", "It has ended");
    private static readonly Text Withdrawn = new("新实例已停止，版本 {0} 未受影响", "It was stopped; revision {0} runs on untouched");
    private static readonly Text RolledBack = new("已重新启动最近一次就绪的内容，作为版本 {0}", "It was stopped, and what was last ready runs again, as revision {0}");

    public static string Word(this NotReadyOutcome outcome) => outcome.Snake();

    /// <param name="revision">The one in force now.</param>
    public static string Sentence(this NotReadyOutcome outcome, int revision, Language language) => TextOf(outcome).In(language, revision);

    private static Text TextOf(NotReadyOutcome outcome) => outcome switch
    {
        NotReadyOutcome.GoesOn => GoesOn,
        NotReadyOutcome.Ended => Ended,
        NotReadyOutcome.Withdrawn => Withdrawn,
        _ => RolledBack,
    };
}
