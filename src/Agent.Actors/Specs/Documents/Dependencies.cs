using Agent.Actors.Configuration;
using Agent.Actors.Services;

namespace Agent.Actors.Specs.Documents;

/// <summary>What a service depends on, as words by id.</summary>
internal static class Dependencies
{
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<ServiceId, DependencyCondition> dependencies) =>
        Sorted.By(dependencies.ToDictionary(entry => entry.Key.ToString(), entry => entry.Value.Snake()));

    public static IReadOnlyDictionary<ServiceId, DependencyCondition> Read(IReadOnlyDictionary<string, string> words) =>
        words.ToDictionary(entry => ServiceId.Parse(entry.Key), entry => Word.Read<DependencyCondition>(entry.Value, EnumWords.Snake));
}
