using System.Diagnostics;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

/// <summary>What becomes of a wrapped command in a real shell, as a dyno has one.</summary>
public sealed class ExitMarkerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("true", 0)]
    [InlineData("false", 1)]
    [InlineData("exit 3", 3)]
    [InlineData("echo migrating; exit 3", 3)]
    [InlineData("exit", 0)]
    [InlineData("set -e; false; true", 1)]
    [InlineData("set -eu; echo $nobody_has_set_this", null)]
    [InlineData("false # it is well known", 1)]
    [InlineData("true # all is well", 0)]
    [InlineData("exec sh -c 'exit 4'", 4)]
    [InlineData("sh -c 'kill -9 $$'", 137)]
    [InlineData("( exit 5 )", 5)]
    [InlineData("true;", 0)]
    [InlineData("sleep 0 &", 0)]
    [InlineData("exit 6 \\", 6)]
    [InlineData("cat <<END\nexit 1\nEND", 0)]
    [InlineData("printf 'no line end'; exit 7", 7)]
    [InlineData("trap 'echo trapped' EXIT; exit 8", 8)]
    [InlineData("no-such-command-anywhere", 127)]
    public async Task A_real_shell_prints_the_status_of_whatever_ran(string command, int? expected)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no POSIX shell here.");
        var marker = new ExitMarker();

        var output = await ShellAsync(marker.Wrap(command));

        int? seen = null;
        foreach (var line in output.Split('\n'))
        {
            if (marker.TryRead(line, isWhole: true, out var code, out _))
            {
                Assert.Null(seen);
                seen = code;
            }
        }

        Assert.True(seen is not null, output);
        Assert.True(expected is null ? seen != 0 : seen == expected, output);
    }

    private static async Task<string> ShellAsync(string command)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", command])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        shell.StandardInput.Close();
        var messages = shell.StandardError.ReadToEndAsync(Cancel);
        var output = await shell.StandardOutput.ReadToEndAsync(Cancel);
        await shell.WaitForExitAsync(Cancel);
        await messages;
        return output;
    }
}
