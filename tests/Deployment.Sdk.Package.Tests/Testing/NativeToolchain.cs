namespace Deployment.Sdk.Package.Tests.Testing;

/// <summary>What the machine needs besides the SDK to link a native program.</summary>
internal static class NativeToolchain
{
    /// <summary>What is missing, with the remedy; null when all is there.</summary>
    public static async Task<string?> MissingAsync()
    {
        if (OperatingSystem.IsWindows())
        {
            return Directory.Exists(@"C:\Program Files\Microsoft Visual Studio") ? null : "the C++ tools of Visual Studio";
        }

        using var folder = new TemporaryFolder();
        var source = folder["probe.c"];
        await File.WriteAllTextAsync(source, "#include <stdlib.h>\nint main(void) { return EXIT_SUCCESS; }\n");
        // The SDK prefers clang, and takes gcc where there is none. zlib comes with it.
        if (((string[])["clang", "gcc"]).FirstOrDefault(OnPath) is not { } compiler)
        {
            return "a C compiler: clang or gcc (Debian: gcc libc6-dev)";
        }

        var compiled = await Command.RunAsync(compiler, [source, "-o", folder["probe"]], folder.Path);
        return compiled.ExitCode == 0 ? null : $"the headers of the C library (Debian: libc6-dev); {compiler} said: {compiled.Output}";
    }

    private static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, program)));
}
