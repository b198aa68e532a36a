using System.Security.Cryptography;
using System.Text;

namespace Agent.Web.Access.Keys;

/// <summary>What is kept of a key: enough to recognise it, not enough to use it.</summary>
internal sealed record KeyHash(byte[] Salt, byte[] Hash, int Iterations)
{
    /// <summary>
    /// Many iterations make up for passwords that can be guessed. A key has 256 random bits: nobody guesses it at any speed,
    /// and every request pays for the iterations, those of an attacker too. So it is the least that NIST SP 800-132 lets
    /// stand for a password; each record has its own number, so that it can be raised.
    /// </summary>
    public const int UsualIterations = 1000;

    public const int MostIterations = 1_000_000;
    public const int Length = 32;
    private const int SaltLength = 16;

    /// <summary>Of no key: what an unknown one is compared with, so that it takes as long as a known one.</summary>
    public static KeyHash OfNoKey { get; } = new(RandomNumberGenerator.GetBytes(SaltLength), RandomNumberGenerator.GetBytes(Length), UsualIterations);

    public static KeyHash Of(ApiKey key)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltLength);
        return new KeyHash(salt, Compute(key, salt, UsualIterations), UsualIterations);
    }

    public bool IsOf(ApiKey key) => CryptographicOperations.FixedTimeEquals(Compute(key, Salt, Iterations), Hash);

    private static byte[] Compute(ApiKey key, byte[] salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(key.Secret), salt, iterations, HashAlgorithmName.SHA256, Length);
}
