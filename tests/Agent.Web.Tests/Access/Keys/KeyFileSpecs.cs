using System.Runtime.Versioning;
using System.Text;
using Agent.Web.Access.Keys;
using Agent.Web.Access.Scopes;
using Agent.Web.Tests.Agents;

namespace Agent.Web.Tests.Access.Keys;

[SupportedOSPlatform("linux")]
public sealed class KeyFileSpecs : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("agent-keys-");
    private readonly List<string> _warnings = [];

    [Fact]
    public void What_is_kept_of_a_key_is_not_the_key()
    {
        var key = Store.Create("ci", AgentKeys.Grant(Scope.Deploy, "web-*"), TimeSpan.FromDays(90));

        var record = Assert.Single(Store.List());
        Assert.Equal((key.Id, "ci", Scope.Deploy, "web-*"), (record.Id, record.Name, record.Grant.Scope, record.Grant.Services.ToString()));
        Assert.Equal(record.Created.AddDays(90), record.Expires);
        Assert.True(record.Hash.IsOf(key));
        Assert.DoesNotContain(key.Secret, File.ReadAllText(Path), StringComparison.Ordinal);
        Assert.DoesNotContain(key.Secret, key.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_may_be_deployed_by_it_is_kept_with_it()
    {
        Store.Create("ci", AgentKeys.Grant(Scope.Deploy, "web-*") with { Bounds = Bounds.BoundedAgent.Bounds }, lifetime: null);

        Assert.Equal(
            "users=www-data,nobody groups=adm no-shell programs=/usr/bin/sleep,/bin/[*,/usr/bin/t* directories=/tmp,/srv/* secrets=/run/secrets/web-*",
            Assert.Single(Store.List()).Grant.Bounds.ToString());
    }

    [Fact]
    public void A_key_is_random_and_its_hash_is_salted()
    {
        var (first, second) = (ApiKey.Create(), ApiKey.Create());

        Assert.NotEqual(first.Secret, second.Secret);
        Assert.NotEqual(KeyHash.Of(first).Hash, KeyHash.Of(first).Hash);
        Assert.True(ApiKey.TryParse(first.Text(), out var parsed));
        Assert.Equal(first, parsed);
    }

    [Fact]
    public void The_file_is_the_users_alone()
    {
        Create("ci");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
        Assert.Equal(["keys.json", "keys.lock"], _data.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_is_free_again_when_its_key_is_revoked()
    {
        Create("ci");

        Assert.Contains("already", Assert.Throws<KeyStoreException>(() => Create("ci")).Message, StringComparison.Ordinal);
        Assert.Single(Store.Revoke("ci"));
        Create("ci");

        Assert.Equal([KeyState.Revoked, KeyState.Valid], Store.List().Select(key => key.StateAt(DateTimeOffset.UtcNow)));
    }

    [Fact]
    public void What_is_not_there_cannot_be_revoked() => Assert.Throws<KeyStoreException>(() => Store.Revoke("nobody"));

    [Fact]
    public void A_key_is_known_from_its_making_to_its_revocation()
    {
        var ring = Ring();
        Assert.False(ring.IsInUse);

        var key = Create("ci");
        Assert.True(ring.IsInUse);
        Assert.Equal(KeyState.Valid, ring.Find(key.Id)?.StateAt(DateTimeOffset.UtcNow));

        Store.Revoke(key.Id);
        Assert.Equal(KeyState.Revoked, ring.Find(key.Id)?.StateAt(DateTimeOffset.UtcNow));
    }

    [Fact]
    public void A_key_expires_at_its_time()
    {
        Store.Create("ci", AgentKeys.Grant(Scope.Read, "*"), TimeSpan.FromDays(1));

        var key = Assert.Single(Store.List());
        Assert.Equal(KeyState.Valid, key.StateAt(key.Expires!.Value.AddTicks(-1)));
        Assert.Equal(KeyState.Expired, key.StateAt(key.Expires.Value));
    }

    [Fact]
    public void Neither_the_last_revocation_nor_a_file_that_goes_opens_the_door()
    {
        var ring = Ring();
        Create("ci");
        Store.Revoke("ci");

        Assert.True(ring.IsInUse);
        File.Delete(Path);
        Assert.True(ring.IsInUse);
    }

    [Fact]
    public void A_further_file_has_keys_too()
    {
        var key = Create("image");
        var image = System.IO.Path.Combine(_data.FullName, "image.json");
        File.Move(Path, image);

        Assert.NotNull(Ring(image).Find(key.Id));
        Assert.Null(Ring().Find(key.Id));
    }

    [Fact]
    public void A_further_file_that_is_not_there_is_a_mistake() =>
        Assert.Contains("cannot be read", Assert.Single(Ring("/no/such/file").Mistakes), StringComparison.Ordinal);

    public static TheoryData<string> Damages => new()
    {
        "",
        "{",
        "null",
        "[]",
        "{}",
        """{"keys":null}""",
        """{"keys":[null]}""",
        """{"keys":[{}]}""",
        """{"keys":[],"more":1}""",
        """{"keys":[],"keys":[]}""",
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_file_is_told_and_lets_nobody_in(string text)
    {
        var ring = Ring();
        var key = Create("ci");
        File.WriteAllText(Path, text);

        Assert.True(ring.IsInUse);
        Assert.Contains("is damaged", Assert.Single(ring.Mistakes), StringComparison.Ordinal);
        Assert.Null(ring.Find(key.Id));
        Assert.Null(ring.Find(key.Id));
        Assert.Single(_warnings);
        Assert.Contains("is damaged", Assert.Throws<KeyStoreException>(() => Create("other")).Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(Path));
    }

    [Theory]
    [InlineData("\"deploy\"", "\"root\"")]
    [InlineData("\"deploy\"", "7")]
    [InlineData("\"deploy\"", "\"2\"")]
    [InlineData("\"web-*\"", "\"web/*\"")]
    [InlineData("\"web-*\"", "")]
    [InlineData("\"web-*\"", "null")]
    [InlineData("\"iterations\": 1000", "\"iterations\": 0")]
    [InlineData("\"iterations\": 1000", "\"iterations\": 2000000000")]
    [InlineData("\"name\": \"ci\"", "\"name\": \"c\\ni\"")]
    [InlineData("\"salt\": \"", "\"salt\": \"!")]
    [InlineData("\"hash\": \"", "\"hash\": \"AAAA")]
    [InlineData("\"revoked\": null", "\"revokt\": null")]
    public void A_key_that_is_not_understood_makes_the_whole_file_damaged(string right, string wrong)
    {
        var key = Create("ci");
        var text = File.ReadAllText(Path);
        Assert.Contains(right, text, StringComparison.Ordinal);

        File.WriteAllText(Path, text.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Null(Ring().Find(key.Id));
        Assert.Contains("is damaged", Assert.Single(Ring().Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_others_can_write_lets_nobody_in()
    {
        var key = Create("ci");
        File.SetUnixFileMode(Path, (UnixFileMode)0b110_110_000);

        Assert.Null(Ring().Find(key.Id));
        Assert.Contains("chmod go-w", Assert.Single(Ring().Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_in_its_place_is_a_mistake_and_opens_nothing()
    {
        Directory.CreateDirectory(Path);

        Assert.True(Ring().IsInUse);
        Assert.Contains("cannot be read", Assert.Single(Ring().Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_none_is_not_even_looked_for()
    {
        var key = ApiKey.Create().Text();
        string[] bad = ["", "sa_", key[..^1], $"{key}0", $" {key}", key.Replace("sa_", "sb_", StringComparison.Ordinal), $"{key[..^1]}g", $"{key[..^1]}_", key.ToUpperInvariant()];

        Assert.All(bad, text => Assert.False(ApiKey.TryParse(text, out _), text));
    }

    [Fact]
    public async Task Keys_are_made_listed_and_revoked_on_the_command_line()
    {
        var data = System.IO.Path.Combine(_data.FullName, "new");

        var (created, output) = await RunningAgent.RunAsync(["keys", "create", "--name", "ci", "--scope", "deploy", "--services", "web-*,db", "--expires", "90d", "--data", data]);
        var (listed, list) = await RunningAgent.RunAsync(["keys", "list", "--data", data]);
        var (revoked, _) = await RunningAgent.RunAsync(["keys", "revoke", "ci", "--data", data]);

        Assert.Equal((0, 0, 0), (created, listed, revoked));
        var key = output.Split('\n').Single(line => ApiKey.TryParse(line.Trim(), out _)).Trim();
        Assert.True(ApiKey.TryParse(key, out var parsed));
        Assert.Contains($"{parsed.Id}  ci    deploy  web-*,db", list, StringComparison.Ordinal);
        Assert.DoesNotContain(parsed.Secret, list, StringComparison.Ordinal);
        var record = Assert.Single(new KeyStore(data, TimeProvider.System).List());
        Assert.True(record.Hash.IsOf(parsed));
        Assert.NotNull(record.Revoked);
    }

    [Fact]
    public async Task Every_mistake_in_a_key_is_told_and_none_is_made()
    {
        var (exitCode, output) = await RunningAgent.RunAsync(["keys", "create", "--name", "c i", "--scope", "read", "--services", "web/*", "--expires", "soon", "--data", _data.FullName]);

        Assert.Equal(2, exitCode);
        Assert.All(["--name is 'c i'", "--services is 'web/*'", "--expires is 'soon'"], mistake => Assert.Contains(mistake, output, StringComparison.Ordinal));
        Assert.Empty(_data.GetFiles());
    }

    [Fact]
    public async Task A_scope_that_is_none_is_refused()
    {
        var (exitCode, output) = await RunningAgent.RunAsync(["keys", "create", "--name", "ci", "--scope", "7", "--services", "*", "--data", _data.FullName]);

        Assert.Equal(2, exitCode);
        Assert.Contains("'7'", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_of_keys_ends_the_start()
    {
        await File.WriteAllBytesAsync(Path, Encoding.UTF8.GetBytes("{\"keys\":"));

        var (exitCode, output) = await RunningAgent.RunAsync(["0", "--data", _data.FullName]);

        Assert.Equal(2, exitCode);
        Assert.Contains($"{Path} is damaged", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Delete(recursive: true);

    private KeyStore Store => new(_data.FullName, TimeProvider.System);

    private string Path => System.IO.Path.Combine(_data.FullName, KeyRing.FileName);

    private ApiKey Create(string name) => Store.Create(name, AgentKeys.Grant(Scope.Deploy, "web-*"), lifetime: null);

    private KeyRing Ring(string configured = "") => new(_data.FullName, configured, _warnings.Add);
}
