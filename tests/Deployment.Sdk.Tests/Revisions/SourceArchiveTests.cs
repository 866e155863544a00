using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Deployment.Sdk.Revisions;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Revisions;

public sealed class SourceArchiveTests
{
    private const string Pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_archive_holds_the_files_of_the_commit_and_nothing_of_the_work_tree()
    {
        using var repository = TemporaryRepository.Create();
        var longName = string.Join('/', Enumerable.Repeat("a-folder-with-a-long-name", 8)) + "/größe \"q\".py";
        var commit = repository.Commit(
            "First", TemporaryRepository.Ada, ("Procfile", "web: gunicorn\n"), (longName, "x"), ("empty", ""));
        File.WriteAllText(Path.Combine(repository.Path, "secret.env"), "not committed");
        File.WriteAllText(Path.Combine(repository.Path, "Procfile"), "web: changed\n");

        await using var archive = await CreateAsync(repository, commit);
        var files = await ReadAsync(archive);

        Assert.Equal(["Procfile", longName, "empty"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("web: gunicorn\n", files["Procfile"].Text);
        Assert.Equal(new FileInfo(archive.FilePath).Length, archive.Length);
        await using var stream = archive.OpenRead();
        Assert.Equal(Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, Cancellation)), archive.Sha256);
    }

    [Fact]
    public async Task The_file_is_private_and_gone_after_use()
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit();
        var archive = await CreateAsync(repository, commit);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(archive.FilePath));
        }

        await archive.DisposeAsync();
        Assert.False(File.Exists(archive.FilePath));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("backend")]
    public async Task The_same_commit_gives_the_same_bytes_whatever_the_configuration(string? folder)
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit(
            "First", TemporaryRepository.Ada, ("backend/Procfile", "web: gunicorn\n"), ("backend/app/a.txt", "1\n2\n"), ("README", "x\n"));
        using var clone = repository.Clone("--no-checkout");
        clone.Git("config", "core.autocrlf", "true");
        clone.Git("config", "tar.umask", "0077");
        clone.Git("config", "core.quotepath", "true");

        await using var one = await CreateAsync(repository, commit, folder);
        await using var two = await CreateAsync(clone, commit, folder);

        Assert.Equal(one.Sha256, two.Sha256);
        Assert.All((await ReadAsync(two)).Values, file => Assert.Equal(1_760_000_000, file.Modified.ToUnixTimeSeconds()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("app")]
    public async Task What_is_not_committed_leaves_nothing_out_and_changes_nothing(string? folder)
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit(
            "First",
            TemporaryRepository.Ada,
            (".gitattributes", "app/secret.txt filter=vault\napp/version.txt export-subst\n"),
            ("app/a.py", "1\n2\n"),
            ("app/secret.txt", "sealed\n"),
            ("app/version.txt", "$Format:%D$\n"));
        using var clone = repository.Clone();
        clone.Git("tag", "of-this-clone");
        clone.Git("config", "filter.vault.smudge", "echo opened");
        clone.Git("config", "filter.vault.required", "true");
        var attributes = Path.Combine(clone.Path, ".git", "info", "attributes");
        await File.WriteAllTextAsync(attributes, "app/a.py export-ignore\n*.txt text eol=crlf\n", Cancellation);
        clone.Git("config", "core.attributesFile", attributes);

        await using var one = await CreateAsync(repository, commit, folder);
        await using var two = await CreateAsync(clone, commit, folder);

        Assert.Equal(one.Sha256, two.Sha256);
        var prefix = folder is null ? "app/" : "";
        var files = await ReadAsync(two);
        Assert.Equal(("1\n2\n", "sealed\n", "\n"), (files[prefix + "a.py"].Text, files[prefix + "secret.txt"].Text, files[prefix + "version.txt"].Text));
    }

    [Fact]
    public async Task A_pointer_is_found_where_the_work_tree_holds_a_part_of_the_commit_only()
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit(
            "First", TemporaryRepository.Ada, ("assets/.gitattributes", "*.psd filter=lfs\n"), ("assets/a.psd", Pointer), ("app/a.py", "x"));
        repository.Git("sparse-checkout", "set", "--cone", "app");

        Assert.Contains("assets/a.psd", await RefusedAsync(repository, commit));
    }

    [Theory]
    [InlineData("../shared/a.txt", true)]
    [InlineData("app/../../shared", true)]
    [InlineData("./app/../a.txt", false)]
    [InlineData("/app/bin/python", false)]
    public async Task A_link_that_leads_out_of_the_folder_is_refused_and_one_within_it_is_not(string target, bool leadsOut)
    {
        using var repository = TemporaryRepository.Create();
        repository.Commit("First", TemporaryRepository.Ada, ("backend/app.py", "x"), ("shared/a.txt", "a"));
        File.CreateSymbolicLink(Path.Combine(repository.Path, "backend", "link"), target);
        repository.Git("add", "--all");
        var commit = repository.CommitIndex("Second", TemporaryRepository.Ada);

        if (leadsOut)
        {
            Assert.Contains("1 link to what lies outside of it, which is not delivered: backend/link", await RefusedAsync(repository, commit, "backend"));
        }

        await using var archive = await CreateAsync(repository, commit, leadsOut ? null : "backend");
        Assert.Equal($"-> {target}", (await ReadAsync(archive))[leadsOut ? "backend/link" : "link"].Text);
    }

    [Fact]
    public async Task A_name_that_is_not_UTF_8_is_refused_in_a_folder_and_kept_in_the_whole()
    {
        using var repository = TemporaryRepository.Create();
        repository.Commit("First", TemporaryRepository.Ada, ("backend/app.py", "x"));
        var blob = repository.Git("rev-parse", "HEAD:backend/app.py");
        TestGit.Run(repository.Path, ["-c", $"alias.odd=!printf '100644 {blob}\\tbackend/caf\\351.txt\\n' | git update-index --index-info", "odd"]);
        var commit = repository.CommitIndex("Second", TemporaryRepository.Ada);

        Assert.Contains("1 file whose name is not UTF-8", await RefusedAsync(repository, commit, "backend"));
        await using var archive = await CreateAsync(repository, commit);
        Assert.Equal(2, (await ReadAsync(archive)).Count);
    }

    [Fact]
    public async Task A_folder_of_a_monorepo_becomes_the_root_with_modes_links_and_the_roots_attributes()
    {
        using var repository = TemporaryRepository.Create();
        var deep = string.Join('/', Enumerable.Repeat("größer-als-hundert", 7)) + "/x.py";
        repository.Commit(
            "First", TemporaryRepository.Ada, (".gitattributes", "backend/tests export-ignore\n"), ("backend/manage.py", "#!python"),
            ("backend/app/a.txt", "a"), ($"backend/{deep}", "deep"), ("backend/tests/t.py", "t"), ("backend2/no", "n"), ("no", "n"));
        File.CreateSymbolicLink(Path.Combine(repository.Path, "backend", "link"), "app/a.txt");
        repository.Git("add", "--all");
        repository.Git("update-index", "--chmod=+x", "backend/manage.py");
        var commit = repository.CommitIndex("Second", TemporaryRepository.Ada);

        await using var archive = await CreateAsync(repository, commit, "/backend/");
        var files = await ReadAsync(archive);

        Assert.Equal(["app/a.txt", deep, "link", "manage.py"], files.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("deep", files[deep].Text);
        Assert.Equal("-> app/a.txt", files["link"].Text);
        Assert.True(files["manage.py"].Mode.HasFlag(UnixFileMode.UserExecute));
        Assert.False(files["app/a.txt"].Mode.HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public async Task A_header_leaves_the_field_empty_that_some_readers_take_for_a_folder()
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit("First", TemporaryRepository.Ada, ("backend/app.py", "x"));
        await using var archive = await CreateAsync(repository, commit, "backend");
        await using var file = archive.OpenRead();
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        var header = new byte[512];

        await gzip.ReadExactlyAsync(header, Cancellation);

        Assert.StartsWith("app.py\0", System.Text.Encoding.ASCII.GetString(header), StringComparison.Ordinal);
        Assert.All(header[345..500], letter => Assert.Equal(0, letter));
    }

    [Theory]
    [InlineData("frontend")]
    [InlineData("../outside")]
    [InlineData("*")]
    [InlineData("Procfile")]
    public async Task A_folder_that_is_not_there_is_refused(string folder)
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit("First", TemporaryRepository.Ada, ("Procfile", "web: x\n"));

        Assert.Contains($"There is no folder '{folder}'", await RefusedAsync(repository, commit, folder));
    }

    [Fact]
    public async Task A_submodule_is_refused_and_named_unless_it_lies_outside_the_folder()
    {
        using var library = TemporaryRepository.Create();
        library.Commit();
        using var repository = TemporaryRepository.Create();
        repository.Commit("First", TemporaryRepository.Ada, ("backend/app.py", "x"));
        repository.Git("submodule", "--quiet", "add", library.Address, "vendor/größe");
        var commit = repository.CommitIndex("Second", TemporaryRepository.Ada);

        Assert.Contains("1 submodule, which an archive leaves out: vendor/größe", await RefusedAsync(repository, commit));
        await using var archive = await CreateAsync(repository, commit, "backend");
        Assert.Equal(["app.py"], (await ReadAsync(archive)).Keys);
    }

    [Fact]
    public async Task Files_that_LFS_keeps_elsewhere_are_refused_with_the_first_few_named()
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit(
            "First", TemporaryRepository.Ada, (".gitattributes", "*.psd filter=lfs diff=lfs merge=lfs -text\n"), ("a.psd", Pointer),
            ("b/größe \"1\".psd", Pointer), ("c.psd", Pointer), ("d.psd", Pointer), ("e.psd", Pointer));

        var reason = await RefusedAsync(repository, commit);

        Assert.Contains("5 files that Git LFS keeps elsewhere", reason);
        Assert.Contains("a.psd, b/größe \"1\".psd, c.psd and 2 more", reason);
        Assert.Contains("git lfs migrate export", reason);
    }

    [Fact]
    public async Task Only_what_is_declared_and_looks_like_a_pointer_is_one()
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit(
            "First", TemporaryRepository.Ada, (".gitattributes", "*.psd filter=lfs\n"), ("fixture.txt", Pointer),
            ("real.psd", "8BPS, and more than enough of it to be as long as a pointer would be"), ("large.psd", Pointer + new string('x', 2000)));
        // The work tree's attributes are not the commit's.
        File.WriteAllText(Path.Combine(repository.Path, ".gitattributes"), "* filter=lfs\n");

        await using var archive = await CreateAsync(repository, commit);

        Assert.Equal(4, (await ReadAsync(archive)).Count);
    }

    [Fact]
    public async Task A_pointer_is_found_by_the_commits_attributes_after_the_work_tree_lost_them()
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit(
            "First", TemporaryRepository.Ada, ("assets/.gitattributes", "*.psd filter=lfs\n"), ("assets/a.psd", Pointer));
        File.Delete(Path.Combine(repository.Path, "assets", ".gitattributes"));
        repository.Commit("Second", TemporaryRepository.Ada);

        Assert.Contains("assets/a.psd", await RefusedAsync(repository, commit));
    }

    [Fact]
    public async Task A_commit_that_is_not_here_is_refused()
    {
        using var repository = TemporaryRepository.Create();
        repository.Commit();

        Assert.Contains("git fetch origin", await RefusedAsync(repository, new string('a', 40)));
    }

    [Fact]
    public async Task An_archive_that_is_given_up_leaves_no_file()
    {
        using var repository = TemporaryRepository.Create();
        var commit = repository.Commit();
        using var given = new CancellationTokenSource();
        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await SourceArchive.CreateAsync(await GitRepositoryTests.OpenAsync(repository), commit, null, given.Token));
    }

    private static async Task<SourceArchive> CreateAsync(TemporaryRepository repository, string commit, string? folder = null)
    {
        var result = await SourceArchive.CreateAsync(await GitRepositoryTests.OpenAsync(repository), commit, folder, Cancellation);
        return Assert.IsType<SourceArchiveResult.Created>(result).Archive;
    }

    private static async Task<string> RefusedAsync(TemporaryRepository repository, string commit, string? folder = null)
    {
        var result = await SourceArchive.CreateAsync(await GitRepositoryTests.OpenAsync(repository), commit, folder, Cancellation);
        return Assert.IsType<SourceArchiveResult.Refused>(result).Refusal.Reason;
    }

    private static async Task<Dictionary<string, (string Text, UnixFileMode Mode, DateTimeOffset Modified)>> ReadAsync(SourceArchive archive)
    {
        var files = new Dictionary<string, (string, UnixFileMode, DateTimeOffset)>();
        await using var file = archive.OpenRead();
        await using var gzip = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(gzip);
        while (await tar.GetNextEntryAsync(copyData: true, Cancellation) is { } entry)
        {
            if (entry.EntryType is TarEntryType.GlobalExtendedAttributes or TarEntryType.Directory)
            {
                continue;
            }

            using var reader = new StreamReader(entry.DataStream ?? Stream.Null);
            var text = entry.EntryType == TarEntryType.SymbolicLink ? $"-> {entry.LinkName}" : await reader.ReadToEndAsync(Cancellation);
            files.Add(entry.Name, (text, entry.Mode, entry.ModificationTime));
        }

        return files;
    }
}
