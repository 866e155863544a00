using System.Runtime.CompilerServices;

namespace Deployment.Sdk.Tests.Testing;

/// <summary>Keeps the machine's git configuration, and the repository of a hook that runs the tests, out of the code under test.</summary>
internal static class MachineConfiguration
{
    [ModuleInitializer]
    internal static void Ignore()
    {
        Environment.SetEnvironmentVariable("GIT_CONFIG_GLOBAL", OperatingSystem.IsWindows() ? "NUL" : "/dev/null");
        Environment.SetEnvironmentVariable("GIT_CONFIG_NOSYSTEM", "1");
    }
}
