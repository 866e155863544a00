using System.Formats.Tar;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class BuildTests
{
    private const string Commit = "75c70c5f0b1d4d2e9a8b7c6d5e4f3a2b1c0d9e8f";
    private const string Dev = TestPlan.Dev;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_build_passes_through_pending_and_ends_as_a_slug_and_a_release()
    {
        await using var rig = await Rig.StartAsync();

        var build = await rig.BuildAsync(Dev, SourceTar.Of(("Procfile", "web: serve\nworker: work\n")), Commit);

        Assert.Equal("pending", build["status"]!.GetValue<string>());
        Assert.Null(build["release"]);
        Assert.Equal("pending", (await rig.GetAsync($"/apps/{Dev}/builds/{build["id"]}"))["status"]!.GetValue<string>());

        var ended = await rig.EndOfAsync($"/apps/{Dev}/builds/{build["id"]}");
        Assert.Equal("succeeded", ended["status"]!.GetValue<string>());
        var slug = await rig.GetAsync($"/apps/{Dev}/slugs/{ended["slug"]!["id"]}");
        Assert.Equal(Commit, slug["commit"]!.GetValue<string>());
        Assert.Equal("work", slug["process_types"]!["worker"]!.GetValue<string>());
        var release = await rig.CurrentAsync(Dev);
        Assert.Equal(2, release["version"]!.GetValue<int>());
        Assert.Equal("Deploy 75c70c5f", release["description"]!.GetValue<string>());
        Assert.Equal(ended["release"]!["id"]!.GetValue<string>(), release["id"]!.GetValue<string>());
        Assert.Equal(slug["id"]!.GetValue<string>(), release["slug"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_log_names_the_Procfiles_process_types_and_needs_no_token()
    {
        await using var rig = await Rig.StartAsync();
        var build = await rig.BuildAsync(Dev, SourceTar.Of(("./Procfile", "worker: work\r\nweb: serve\r\n")));
        await rig.EndOfAsync($"/apps/{Dev}/builds/{build["id"]}");
        using var nobody = new HttpClient();

        using var log = await nobody.GetAsync(build["output_stream_url"]!.GetValue<string>(), Ct);

        Assert.Equal("text/plain", log.Content.Headers.ContentType!.MediaType);
        var text = await log.Content.ReadAsStringAsync(Ct);
        Assert.Contains("Procfile declares types -> web, worker\n", text);
        Assert.EndsWith("Released v2\n", text);
    }

    [Fact]
    public async Task The_log_can_be_followed_while_the_build_runs()
    {
        await using var rig = await Rig.StartAsync();
        var build = await rig.BuildAsync(Dev, SourceTar.Of(("Procfile", "web: serve")));
        using var nobody = new HttpClient();
        using var response = await nobody.GetAsync(
            build["output_stream_url"]!.GetValue<string>(), HttpCompletionOption.ResponseHeadersRead, Ct);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(Ct));
        Assert.Equal("pending", (await rig.GetAsync($"/apps/{Dev}/builds/{build["id"]}"))["status"]!.GetValue<string>());

        await rig.Time.SomebodyWaitsAsync();
        rig.Time.Advance(TimeSpan.FromMilliseconds(30));
        var first = await reader.ReadLineAsync(Ct);
        var midway = await rig.GetAsync($"/apps/{Dev}/builds/{build["id"]}");
        await rig.EndOfAsync($"/apps/{Dev}/builds/{build["id"]}");

        Assert.Contains("Building on the Heroku-24 stack", first);
        Assert.Equal("pending", midway["status"]!.GetValue<string>());
        Assert.EndsWith("Released v2\n", await reader.ReadToEndAsync(Ct));
    }

    [Fact]
    public async Task A_log_that_was_cut_off_goes_on_where_the_reader_stopped()
    {
        await using var rig = await Rig.StartAsync();
        var build = await rig.BuildAsync(Dev, SourceTar.Of(("Procfile", "web: serve")));
        await rig.EndOfAsync($"/apps/{Dev}/builds/{build["id"]}");
        var url = build["output_stream_url"]!.GetValue<string>();
        using var nobody = new HttpClient();
        var whole = await nobody.GetByteArrayAsync(url, Ct);

        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Range = new(20, null);
        using var rest = await nobody.SendAsync(request, Ct);
        using var past = new HttpRequestMessage(HttpMethod.Get, url);
        past.Headers.Range = new(whole.Length, null);
        using var nothing = await nobody.SendAsync(past, Ct);

        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(whole[20..], await rest.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, nothing.StatusCode);
    }

    [Fact]
    public async Task Without_a_Procfile_there_is_a_web_process()
    {
        await using var rig = await Rig.StartAsync();

        await rig.DeployAsync(Dev, ("README", "hello"));

        var formation = await rig.GetAsync($"/apps/{Dev}/formation");
        Assert.Equal("web", Assert.Single(formation.AsArray())!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_source_with_another_checksum_fails_the_build_and_releases_nothing()
    {
        await using var rig = await Rig.StartAsync();
        var archive = SourceTar.Of(("Procfile", "web: serve"));

        var wrong = await BuildWithChecksumAsync(rig, archive, new string('0', 64));
        var right = await BuildWithChecksumAsync(rig, archive, Convert.ToHexString(SHA256.HashData(archive)));

        Assert.Equal("failed", wrong);
        Assert.Equal("succeeded", right);
        Assert.Equal(2, (await rig.CurrentAsync(Dev))["version"]!.GetValue<int>());
    }

    [Theory]
    [InlineData("../Procfile")]
    [InlineData("app/../../Procfile")]
    [InlineData("/etc/Procfile")]
    [InlineData("..\\Procfile")]
    [InlineData("C:/Procfile")]
    public async Task A_path_that_leads_out_of_the_source_fails_the_build(string path)
    {
        await using var rig = await Rig.StartAsync();

        var (status, log) = await BuildAndReadAsync(rig, SourceTar.Of((path, "web: serve")));

        Assert.Equal("failed", status);
        Assert.Contains("outside", log);
    }

    [Fact]
    public async Task Links_are_not_followed_not_even_one_that_is_called_Procfile()
    {
        await using var rig = await Rig.StartAsync();
        var outside = Path.Combine(rig.Folder, "outside");
        await File.WriteAllTextAsync(outside, "stolen: steal", Ct);

        var (status, log) = await BuildAndReadAsync(rig, SourceTar.OfEntries(
            SourceTar.Link(TarEntryType.SymbolicLink, "Procfile", outside),
            SourceTar.Link(TarEntryType.HardLink, "hard", outside),
            SourceTar.File("app.py", "print()")));

        Assert.Equal("succeeded", status);
        Assert.Contains("2 links, not followed", log);
        Assert.Contains("Procfile declares types -> (none)", log);
        Assert.DoesNotContain(Directory.EnumerateFiles(rig.Folder, "*", SearchOption.AllDirectories), file => file.EndsWith("app.py"));
    }

    [Fact]
    public async Task A_device_fails_the_build()
    {
        await using var rig = await Rig.StartAsync();

        var (status, log) = await BuildAndReadAsync(rig, SourceTar.OfEntries(new PaxTarEntry(TarEntryType.Fifo, "pipe")));

        Assert.Equal("failed", status);
        Assert.Contains("'pipe'", log);
    }

    [Fact]
    public async Task A_small_archive_that_unpacks_to_too_much_fails_the_build()
    {
        await using var rig = await Rig.StartAsync(new EmulatorSettings { MaxUnpackedBytes = 1024 * 1024 });
        var archive = SourceTar.Of(("zeros", new string('\0', 8 * 1024 * 1024)));
        Assert.True(archive.Length < 64 * 1024);

        var (status, log) = await BuildAndReadAsync(rig, archive);

        Assert.Equal("failed", status);
        Assert.Contains("unpacks to more than 1048576 bytes", log);
    }

    [Theory]
    [InlineData('x')]
    [InlineData('g')]
    [InlineData('L')]
    [InlineData('K')]
    public async Task A_header_that_claims_a_gigabyte_of_attributes_fails_the_build_before_they_are_read(char type)
    {
        await using var rig = await Rig.StartAsync();

        var (status, log) = await BuildAndReadAsync(rig, SourceTar.OfClaim(type, 1L << 30));

        Assert.Equal("failed", status);
        Assert.Contains("attributes claim more than 1048576 bytes", log);
    }

    [Fact]
    public async Task An_archive_of_too_many_entries_fails_the_build()
    {
        await using var rig = await Rig.StartAsync(new EmulatorSettings { MaxSourceEntries = 2 });

        var (status, log) = await BuildAndReadAsync(rig, SourceTar.Of(("a", ""), ("b", ""), ("c", "")));

        Assert.Equal("failed", status);
        Assert.Contains("more than 2 entries", log);
    }

    [Fact]
    public async Task Gzip_that_is_no_tar_fails_the_build()
    {
        await using var rig = await Rig.StartAsync();
        using var bytes = new MemoryStream();
        await using (var zip = new System.IO.Compression.GZipStream(bytes, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            await zip.WriteAsync(Encoding.UTF8.GetBytes(new string('x', 5000)), Ct);
        }

        var (status, log) = await BuildAndReadAsync(rig, bytes.ToArray());

        Assert.Equal("failed", status);
        Assert.Contains("not a gzip-compressed tar archive", log);
    }

    [Fact]
    public async Task A_truncated_archive_fails_the_build()
    {
        await using var rig = await Rig.StartAsync();
        var noise = Convert.ToHexString(RandomNumberGenerator.GetBytes(20_000));
        var archive = SourceTar.Of(("noise", noise), ("Procfile", "web: serve"));

        var (status, _) = await BuildAndReadAsync(rig, archive[..(archive.Length / 2)]);

        Assert.Equal("failed", status);
    }

    [Fact]
    public async Task A_build_of_a_source_that_nothing_was_put_to_fails()
    {
        await using var rig = await Rig.StartAsync();
        var source = await rig.PostAsync("/sources", null);

        var build = await rig.PostAsync(
            $"/apps/{Dev}/builds", $$$"""{"source_blob":{"url":"{{{source["source_blob"]!["get_url"]}}}"}}""");

        Assert.Equal("failed", (await rig.EndOfAsync($"/apps/{Dev}/builds/{build["id"]}"))["status"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"source_blob":{}}""")]
    [InlineData("""{"source_blob":{"url":"https://elsewhere.example/source.tgz"}}""")]
    [InlineData("""{"source_blob":{"url":7}}""")]
    public async Task A_build_needs_a_source_of_this_server(string body)
    {
        await using var rig = await Rig.StartAsync();

        var error = await rig.PostAsync($"/apps/{Dev}/builds", body, HttpStatusCode.UnprocessableEntity);

        Assert.Equal("invalid_params", error["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_cancelled_build_fails_and_releases_nothing()
    {
        await using var rig = await Rig.StartAsync();
        var build = await rig.BuildAsync(Dev, SourceTar.Of(("Procfile", "web: serve")));

        var cancelled = await rig.SendAsync(HttpMethod.Delete, $"/apps/{Dev}/builds/{build["id"]}", null);
        rig.Time.Advance(TimeSpan.FromSeconds(10));
        var again = await rig.SendAsync(
            HttpMethod.Delete, $"/apps/{Dev}/builds/{build["id"]}", null, HttpStatusCode.UnprocessableEntity);

        Assert.Equal("failed", cancelled["status"]!.GetValue<string>());
        Assert.Equal("invalid_params", again["id"]!.GetValue<string>());
        Assert.Equal(1, (await rig.CurrentAsync(Dev))["version"]!.GetValue<int>());
        using var nobody = new HttpClient();
        Assert.Contains("cancelled", await nobody.GetStringAsync(build["output_stream_url"]!.GetValue<string>(), Ct));
    }

    private static async Task<(string Status, string Log)> BuildAndReadAsync(Rig rig, byte[] archive)
    {
        var build = await rig.BuildAsync(Dev, archive);
        var ended = await rig.EndOfAsync($"/apps/{Dev}/builds/{build["id"]}");
        using var nobody = new HttpClient();
        var log = await nobody.GetStringAsync(build["output_stream_url"]!.GetValue<string>(), Ct);
        return (ended["status"]!.GetValue<string>(), log);
    }

    private static async Task<string> BuildWithChecksumAsync(Rig rig, byte[] archive, string digest)
    {
        var url = await rig.UploadAsync(archive);
        var build = await rig.PostAsync(
            $"/apps/{Dev}/builds", $$$"""{"source_blob":{"url":"{{{url}}}","checksum":"SHA256:{{{digest}}}"}}""");
        return (await rig.EndOfAsync($"/apps/{Dev}/builds/{build["id"]}"))["status"]!.GetValue<string>();
    }
}
