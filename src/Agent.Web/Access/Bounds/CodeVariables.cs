namespace Agent.Web.Access.Bounds;

/// <summary>Variables by which a program, its loader or its interpreter can be made to run something else.</summary>
internal static class CodeVariables
{
    private static readonly string[] s_beginnings =
    [
        "LD_", "BASH_FUNC_", "PYTHON", "PERL", "RUBY", "NODE_", "CORECLR_", "DOTNET_", "COMPlus_", "COR_", "OPENSSL_", "GIO_", "GIT_", "LUA_",
        "BUNDLE_", "ERL_", "GST_", "GTK_", "GUILE_", "JULIA_", "LIBMYSQL_PLUGIN", "MONO_", "ODBC", "QT_", "R_PROFILE",
    ];

    private static readonly HashSet<string> s_names =
    [
        "BASH_ENV", "CLASSPATH", "ENV", "GCONV_PATH", "GEM_HOME", "GEM_PATH", "GLIBC_TUNABLES", "IFS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "KRB5_CONFIG", "LOCPATH",
        "NLSPATH", "PATH", "PHPRC", "PHP_INI_SCAN_DIR", "PROMPT_COMMAND", "PS4", "SHELLOPTS", "_JAVA_OPTIONS",
        "ASPNETCORE_HOSTINGSTARTUPASSEMBLIES", "EDITOR", "GBM_BACKENDS_PATH", "IBM_JAVA_OPTIONS", "LESSCLOSE", "LESSOPEN", "LIBGL_DRIVERS_PATH", "OCL_ICD_VENDORS",
        "OPENJ9_JAVA_OPTIONS", "PAGER", "SASL_PATH", "SHELL", "TCLLIBPATH", "VISUAL", "VK_DRIVER_FILES", "VK_ICD_FILENAMES", "XTABLES_LIBDIR",
    ];

    public static bool Include(string name) => s_names.Contains(name) || Array.Exists(s_beginnings, beginning => name.StartsWith(beginning, StringComparison.Ordinal));
}
