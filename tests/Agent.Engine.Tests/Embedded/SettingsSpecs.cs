using Akka.Actor;
using Akka.Configuration;

namespace Agent.Engine.Tests.Embedded;

public class SettingsSpecs
{
    [Fact]
    public async Task A_system_without_a_configuration_has_the_settings_of_the_reference_configuration()
    {
        var without = ActorSystem.Create("without");
        var with = ActorSystem.Create("with", ConfigurationFactory.ParseString("akka {}"));

        Assert.Equal(Values(with.Settings), Values(without.Settings));

        await Task.WhenAll(without.Terminate(), with.Terminate());
    }

    private static IEnumerable<string> Values(Settings settings) =>
        typeof(Settings).GetProperties(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic)
            .Where(property => property.Name is not (nameof(Settings.System) or nameof(Settings.Setup) or nameof(Settings.Config)))
            .Select(property => $"{property.Name} = {Text(property.GetValue(settings))}");

    private static string? Text(object? value) => value is IEnumerable<string> list ? string.Join(", ", list) : value?.ToString();
}
