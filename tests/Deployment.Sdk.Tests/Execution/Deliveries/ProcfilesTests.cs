using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Tests.Execution.Deliveries;

public sealed class ProcfilesTests
{
    [Theory]
    [InlineData("web: run\nrelease: python manage.py migrate --noinput\n", "python manage.py migrate --noinput")]
    [InlineData("release:   a: b \r\nweb: run\r\n", "a: b")]
    [InlineData("web: run", null)]
    [InlineData("# release: no", null)]
    [InlineData("prerelease: no\nrelease-notes: no\n", null)]
    [InlineData("release:\n", null)]
    [InlineData("", null)]
    public void The_release_line_is_found(string procfile, string? command) => Assert.Equal(command, Procfiles.ReleaseLine(procfile));
}
