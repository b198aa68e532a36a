using Agent.Actors.Configuration;
using Agent.Web.Access.Scopes;

namespace Agent.Web.Access.Certificates;

/// <summary>What the owners of some certificates may do.</summary>
internal sealed record CertificateRule(SubjectPattern Subject, Grant Grant)
{
    public static IReadOnlyList<CertificateRule> From(SettingsReader settings) => GrantRules.Read(settings, "access.certificates", "subject", Read);

    private static CertificateRule? Read(SettingsReader settings, string key, Grant grant)
    {
        var text = settings.Text(key);
        var subject = SubjectPattern.TryParse(text);

        if (subject is null)
            settings.Refuse(key, $"is '{text}', but must be attributes of a subject, such as CN=ci, O=Example");

        return subject is null ? null : new CertificateRule(subject, grant);
    }
}
