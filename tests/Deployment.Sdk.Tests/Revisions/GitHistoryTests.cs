using Deployment.Sdk.Revisions;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Revisions;

public sealed class GitHistoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_mailmap_says_which_address_an_author_goes_by()
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit(
            "Work", "ada <ada@laptop.local>", (".mailmap", "Ada Lovelace <ada@yunojuno.example> <ada@laptop.local>\n"));
        repository.Git("config", "log.showSignature", "true");
        var git = await GitRepositoryTests.OpenAsync(repository);

        Assert.Equal("ada@yunojuno.example", await git.AuthorEmailAsync(commit, Cancellation));
        Assert.Null(await git.AuthorEmailAsync(new string('a', 40), Cancellation));
        Assert.Equal("Ada Lovelace", Assert.Single(await git.CommitsBetweenAsync(null, commit, 5, Cancellation)).Author);
    }

    [Fact]
    public async Task Changed_files_match_the_glob_whatever_their_names()
    {
        using var repository = TemporaryRepository.Create();
        var from = repository.Commit(
            "First", TemporaryRepository.Ada, ("shop/migrations/0001.py", "a"), ("shop/views.py", "a"), ("old/migrations/0009.py", "long enough to be found as a rename\n"));
        repository.Git("mv", "old/migrations/0009.py", "kept.py");
        var to = repository.Commit(
            "Second", TemporaryRepository.Ada,
            ("shop/migrations/0002 \"größe\".py", "b"), ("shop/migrations/deep/er/zwei\nzeilen.py", "b"), ("shop/views.py", "b"));
        var git = await GitRepositoryTests.OpenAsync(repository);

        var changed = await git.ChangedFilesAsync(from, to, "**/migrations/**", Cancellation);

        Assert.Equal(
            ["old/migrations/0009.py", "shop/migrations/0002 \"größe\".py", "shop/migrations/deep/er/zwei\nzeilen.py"],
            changed!.Order(StringComparer.Ordinal));
        Assert.Empty((await git.ChangedFilesAsync(from, to, "*/nothing/*", Cancellation))!);
        // One star stays within a folder.
        Assert.DoesNotContain("shop/migrations/deep/er/zwei\nzeilen.py", (await git.ChangedFilesAsync(from, to, "shop/migrations/*", Cancellation))!);
    }

    [Fact]
    public async Task Nobody_knows_what_changed_since_a_commit_that_is_not_here()
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit();
        var git = await GitRepositoryTests.OpenAsync(repository);

        Assert.Null(await git.ChangedFilesAsync(new string('a', 40), commit, "**", Cancellation));
    }

    [Fact]
    public async Task The_glob_is_read_from_the_root_wherever_the_work_tree_was_entered()
    {
        using var repository = TemporaryRepository.Create();
        var from = repository.Commit("First", TemporaryRepository.Ada, ("a/b.txt", "1"));
        var to = repository.Commit("Second", TemporaryRepository.Ada, ("a/b.txt", "2"));
        var git = await GitRepository.OpenAsync(Path.Combine(repository.Path, "a"), Cancellation);

        Assert.Equal(["a/b.txt"], await git!.ChangedFilesAsync(from, to, "a/*.txt", Cancellation));
    }

    [Fact]
    public async Task Commits_come_newest_first_with_empty_and_odd_subjects_in_place()
    {
        using var repository = TemporaryRepository.Create();
        var first = repository.Commit("First");
        var second = repository.Commit("Grüße an \"alle\"\n\nThe body is left out.", TemporaryRepository.Grace, ("g.txt", "g"));
        repository.Git("-c", "user.name=A", "-c", "user.email=a@x.example", "commit", "--quiet", "--allow-empty", "--allow-empty-message", "-m", "");
        var third = repository.Head;
        var git = await GitRepositoryTests.OpenAsync(repository);

        Assert.Equal(
            [new CommitSummary(third, "", "A"), new CommitSummary(second, "Grüße an \"alle\"", "Grace Hopper")],
            await git.CommitsBetweenAsync(first, third, 10, Cancellation));
        Assert.Equal([new CommitSummary(third, "", "A")], await git.CommitsBetweenAsync(null, third, 1, Cancellation));
        Assert.Equal((0, 2), await git.CountsBetweenAsync(first, third, Cancellation));
        Assert.Null(await git.CountsBetweenAsync(first, new string('e', 40), Cancellation));
    }

    [Fact]
    public async Task Counts_and_authors_are_one_answer_of_git_and_the_same_as_two()
    {
        using var repository = TemporaryRepository.Create();
        var first = repository.Commit("First", "Grace Hopper <grace@yunojuno.example>");
        repository.Git("checkout", "-q", "-b", "other");
        var left = repository.Commit("Left", "Left <left@yunojuno.example>");
        repository.Git("checkout", "-q", "-b", "work", first);
        repository.Commit(
            "Together\n\nCo-authored-by: Ida Rhodes <ida@yunojuno.example>\nCo-authored-by: < author <nobody@yunojuno.example>\nCo-authored-by: Bo\n <bo@yunojuno.example>", TemporaryRepository.Ada);
        var right = repository.Commit("Alone", "Nobody <>");
        var (git, fresh) = (await GitRepositoryTests.OpenAsync(repository), await GitRepositoryTests.OpenAsync(repository));

        Assert.Equal((1, 2), await git.CountsAndAuthorsBetweenAsync(left, right, Cancellation));
        Assert.Equal(await fresh.CountsBetweenAsync(left, right, Cancellation), await git.CountsAndAuthorsBetweenAsync(left, right, Cancellation));
        var authors = await git.AuthorsAsync(left, right, Cancellation);
        Assert.Equal(["", "ada@yunojuno.example", "bo@yunojuno.example", "ida@yunojuno.example", "nobody@yunojuno.example"], authors!.Order(StringComparer.Ordinal));
        Assert.Equal(authors!.Order(StringComparer.Ordinal), (await fresh.AuthorsAsync(left, right, Cancellation))!.Order(StringComparer.Ordinal));
        Assert.Equal((0, 0), await git.CountsAndAuthorsBetweenAsync(right, right, Cancellation));
        Assert.Null(await git.CountsAndAuthorsBetweenAsync(left, new string('e', 40), Cancellation));
    }

    [Fact]
    public async Task The_settings_of_a_machine_hide_no_author_and_break_no_search()
    {
        using var repository = TemporaryRepository.Create();
        var first = repository.Commit("First");
        var second = repository.Commit(
            "Together\n\nCo-authored-by: Ida Rhodes <ida@yunojuno.example>", TemporaryRepository.Ada, ("app/migrations/1.py", "1"));
        repository.Git("config", "trailer.separators", "=");
        repository.Git("config", "log.follow", "true");
        var git = await GitRepositoryTests.OpenAsync(repository);

        Assert.Equal(["ada@yunojuno.example", "ida@yunojuno.example"], (await git.AuthorsAsync(first, second, Cancellation))!.Order(StringComparer.Ordinal));
        Assert.Equal(second, Assert.Single(await git.CommitsTouchingAsync(first, second, "**/migrations/**", 9, Cancellation)).Commit);
    }

    [Fact]
    public async Task A_file_is_read_from_the_commit_and_not_from_the_work_tree()
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit("First", TemporaryRepository.Ada, ("Procfile", "web: gunicorn\n"), ("a/b", "x"));
        File.WriteAllText(Path.Combine(repository.Path, "Procfile"), "web: changed\n");
        File.WriteAllText(Path.Combine(repository.Path, "new"), "here only");
        var git = await GitRepositoryTests.OpenAsync(repository);

        Assert.Equal("web: gunicorn\n", await git.ReadFileAsync(commit, "Procfile", Cancellation));
        Assert.Null(await git.ReadFileAsync(commit, "new", Cancellation));
        Assert.Null(await git.ReadFileAsync(commit, "a", Cancellation));
    }
}
