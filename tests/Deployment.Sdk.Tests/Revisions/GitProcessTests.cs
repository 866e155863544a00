using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Revisions;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Revisions;

public sealed class GitProcessTests
{
    [Fact]
    public void Git_is_taken_from_an_absolute_folder_of_PATH_and_only_if_it_can_be_run()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no mode bits.");
            return;
        }

        using var folder = new TemporaryFolder();
        var (text, program) = (Directory.CreateDirectory(folder["text"]).FullName, Directory.CreateDirectory(folder["program"]).FullName);
        File.WriteAllText(Path.Combine(text, "git"), "notes about git");
        File.WriteAllText(Path.Combine(program, "git"), "#!/bin/sh\n");
        File.SetUnixFileMode(Path.Combine(program, "git"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), program);

        Assert.Equal(Path.Combine(program, "git"), GitExecutable.Find($"{relative}:.:{text}:{program}"));
        Assert.Null(GitExecutable.Find($"{relative}:.:{text}"));
        Assert.Null(GitExecutable.Find(null));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_reader_that_fails_ends_git_instead_of_leaving_it_waiting_for_room_in_the_pipe()
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit("Large", TemporaryRepository.Ada, ("large", new string('x', 4_000_000)));

        var exception = await Assert.ThrowsAsync<IOException>(() => new GitProcess(repository.Path).StreamAsync(
            ["cat-file", "blob", $"{commit}:large"], (_, _) => throw new IOException("The disk is full."), TestContext.Current.CancellationToken));

        Assert.Equal("The disk is full.", exception.Message);
    }

    [Fact(Timeout = 60_000)]
    public async Task Much_input_much_output_and_many_errors_at_once_do_not_lock_up()
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit("Large", TemporaryRepository.Ada, ("large", new string('x', 500_000)));
        var input = string.Concat(Enumerable.Repeat($"{commit}:large\n{commit}:missing\n", 40));

        var output = await new GitProcess(repository.Path).RunAsync(
            ["cat-file", "--batch"], input: input, cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(output.Succeeded);
        Assert.True(output.Text.Length > 40 * 500_000);
    }

    [Fact(Timeout = 60_000)]
    public async Task Git_that_does_not_answer_in_time_is_ended_and_named()
    {
        using var repository = TemporaryRepository.Create();
        var exception = await Assert.ThrowsAsync<GitException>(() => new GitProcess(repository.Path).RunAsync(
            ["-c", "alias.wait=!sleep 300", "wait"], TimeSpan.FromMilliseconds(300), cancellationToken: TestContext.Current.CancellationToken));

        Assert.True(exception.IsTimeout);
        Assert.Contains("did not answer", exception.Message);
    }

    [Fact]
    public async Task What_git_starts_knows_no_token_no_ledger_and_no_value_of_a_config_var()
    {
        string[] secrets = [TokenVariable.General, TokenVariable.Of("WITHHELD"), "WITHHELD__DJANGO_SECRET_KEY"];
        using var repository = TemporaryRepository.Create();
        Environment.SetEnvironmentVariable(secrets[1], "s3cret");
        Environment.SetEnvironmentVariable(secrets[2], "s3cret");
        try
        {
            var output = await new GitProcess(repository.Path).RunAsync(["-c", "alias.show-environment=!env", "show-environment"], TestContext.Current.CancellationToken);

            Assert.Contains("PATH=", output.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", output.Text, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable(secrets[1], null);
            Environment.SetEnvironmentVariable(secrets[2], null);
        }

        Assert.All([.. secrets, LedgerSource.Variable], name => Assert.True(WithheldVariable.Is(name)));
        Assert.All(["PATH", "HOME", "SSH_AUTH_SOCK", "GITHUB_TOKEN", "HEROKU_API_URL"], name => Assert.False(WithheldVariable.Is(name)));
    }

    [Theory]
    [InlineData("fatal: https://x-token:ab/SEKRIT+cd==@host/x.git", "fatal: https://***@host/x.git")]
    [InlineData("fatal: https://ada:p@ss@host/x.git", "fatal: https://***@host/x.git")]
    [InlineData("fatal: 'ssh://ada:it's@host/x.git': no", "fatal: 'ssh://***@host/x.git': no")]
    [InlineData("fatal: https://robot:hunter2@host/x.git: 403", "fatal: https://***@host/x.git: 403")]
    [InlineData("fatal: 'https://ghp_token@host/x.git'", "fatal: 'https://***@host/x.git'")]
    [InlineData("fatal: https://host/x@y.git", "fatal: https://host/x@y.git")]
    public void Credentials_in_an_address_are_masked(string text, string expected) => Assert.Equal(expected, GitProcess.Redacted(text));
}
