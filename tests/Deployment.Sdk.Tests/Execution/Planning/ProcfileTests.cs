using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Tests.Execution.Planning;

public sealed class ProcfileTests
{
    [Theory]
    [InlineData("web: run\nrelease: python manage.py migrate --noinput\n", "python manage.py migrate --noinput")]
    [InlineData("release:   a: b \r\nweb: run\r\n", "a: b")]
    [InlineData("release: first\nrelease: second\n", "first")]
    [InlineData("web: run", null)]
    [InlineData("# release: no", null)]
    [InlineData("prerelease: no\nrelease-notes: no\n", null)]
    [InlineData("release:\n", null)]
    [InlineData("", null)]
    public void The_release_line_is_found(string procfile, string? command) =>
        Assert.Equal(command, Procfile.Parse(procfile).ProcessTypes.GetValueOrDefault(Procfile.Release));
}
