using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Deployment.Sdk.Emulator;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Tests.Heroku;

/// <summary>The client against the whole Platform API of a rehearsal, over real sockets and the machine's own clock.</summary>
public sealed class RehearsalTests : IAsyncLifetime
{
    private const string Uat = "yunojuno-uat";
    private const string Live = "yunojuno-live";
    private const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "deployment-sdk-" + Guid.NewGuid().ToString("n"));
    private HerokuEmulator _emulator = null!;
    private HerokuConnection _heroku = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var uat = Environment("UAT", Stage.Staging, Uat);
        var live = Environment("LIVE", Stage.Production, Live);
        var plan = new Plan("yunojuno") { Routes = [new Route("master", uat)], Promotions = [new Promotion(uat, live)] };
        _emulator = await HerokuEmulator.StartAsync(new RehearsalOptions(plan, Path.Combine(_folder, "state")), cancellationToken: Cancel);
        Assert.True(HerokuEndpoint.TryCreate(_emulator.Api, _emulator.Token, _emulator.Certificate, out var endpoint, out var reason), reason);
        _heroku = HerokuConnection.Open(endpoint, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        _heroku.Dispose();
        await _emulator.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_release_is_built_on_UAT_promoted_to_LIVE_and_every_answer_can_be_read()
    {
        var reader = _heroku.Reader;
        Assert.NotEmpty((await reader.GetAccountAsync(Cancel)).Email);
        Assert.True((await reader.GetRateLimitAsync(Cancel)).Remaining > 0);

        var build = await BuildAsync("web: gunicorn yunojuno.wsgi\nrelease: python manage.py migrate\n");
        Assert.Equal(BuildStatus.Succeeded, build.Status);
        Assert.Equal((Commit, "deployment-sdk run 7"), (build.SourceBlob!.Version, build.SourceBlob.VersionDescription));
        Assert.Contains(build.Id, (await reader.ListBuildsAsync(Uat, ListRange.NewestBuilds(5), Cancel)).Select(each => each.Id));

        var release = await EndedAsync(Uat, build.Release!.Id);
        Assert.Equal((ReleaseStatus.Succeeded, true), (release.Status, release.Current));
        Assert.Equal(build.Slug!.Id, release.Slug!.Id);
        Assert.NotEmpty(await LinesAsync(release.OutputStreamUrl!));
        var slug = await reader.GetSlugAsync(Uat, release.Slug.Id, Cancel);
        Assert.Equal("gunicorn yunojuno.wsgi", slug.ProcessTypes["web"]);
        Assert.Equal(Commit, slug.Commit);

        var (uat, live) = (await reader.GetAppAsync(Uat, Cancel), await reader.GetAppAsync(Live, Cancel));
        var pipeline = await reader.GetPipelineAsync("yunojuno", Cancel);
        var coupling = await reader.GetAppPipelineCouplingAsync(Live, Cancel);
        Assert.Equal((pipeline.Id, "production"), (coupling.Pipeline.Id, coupling.Stage));
        Assert.Equal(
            new[] { uat.Id, live.Id }.Order(),
            (await reader.PipelineCouplingsAsync(pipeline.Id).ToListAsync(Cancel)).Select(each => each.App.Id).Order());

        var promotion = await _heroku.Writer.CreatePromotionAsync(
            PromotionRequest.Of(pipeline.Id, uat.Id, release.Id, [live.Id]), Cancel);
        Assert.Equal(release.Id, promotion.Source!.Release!.Id);
        var target = await UntilAsync(
            async () => (await reader.ListPromotionTargetsAsync(promotion.Id, Cancel)).Single(),
            each => each.Status != PromotionTargetStatus.Pending);
        Assert.Equal((PromotionTargetStatus.Succeeded, live.Id), (target.Status, target.App!.Id));
        Assert.Equal(PromotionStatus.Completed, (await reader.GetPromotionAsync(promotion.Id, Cancel)).Status);
        var promoted = await EndedAsync(Live, target.Release!.Id);
        Assert.True(promoted.Current);
        Assert.Equal(slug.Checksum, (await reader.GetSlugAsync(Live, promoted.Slug!.Id, Cancel)).Checksum);
    }

    [Fact]
    public async Task Config_maintenance_formation_and_rollback_do_what_they_say()
    {
        var first = (await BuildAsync("web: gunicorn yunojuno.wsgi\n")).Release!.Id;

        await _heroku.Writer.UpdateConfigVarsAsync(Uat, new Dictionary<string, string?> { ["DEBUG"] = "0", ["OLD"] = "x" }, Cancel);
        var left = await _heroku.Writer.UpdateConfigVarsAsync(Uat, new Dictionary<string, string?> { ["OLD"] = null }, Cancel);
        Assert.Equal(left, await _heroku.Reader.GetConfigVarsAsync(Uat, Cancel));
        Assert.Equal("0", left["DEBUG"]);
        Assert.False(left.ContainsKey("OLD"));

        Assert.True((await _heroku.Writer.UpdateAppAsync(Uat, new AppUpdate(true), Cancel)).Maintenance);
        Assert.True((await _heroku.Reader.GetAppAsync(Uat, Cancel)).Maintenance);

        await _heroku.Writer.UpdateFormationAsync(
            Uat, new FormationUpdate([new FormationChange("web", 2, new DynoSizeName("Standard-1X"))]), Cancel);
        var web = Assert.Single(await _heroku.Reader.ListFormationAsync(Uat, Cancel), type => type.Type == "web");
        Assert.Equal((2, "Standard-1X"), (web.Quantity, web.DynoSize?.Name));
        Assert.Equal(2, (await _heroku.Reader.DynosAsync(Uat).ToListAsync(Cancel)).Count(dyno => dyno.Type == "web"));

        var before = Assert.Single(await _heroku.Reader.ListReleasesAsync(Uat, ListRange.NewestReleases(1), Cancel));
        var back = await _heroku.Writer.RollbackAsync(Uat, new RollbackRequest(first), Cancel);
        Assert.Equal(before.Version + 1, back.Version);
        Assert.True((await EndedAsync(Uat, back.Id)).Current);

        var again = await _heroku.Writer.CreateReleaseAsync(Uat, new ReleaseRequest(back.Slug!.Id, "Again"), Cancel);
        Assert.Equal((back.Version + 1, back.Slug.Id), (again.Version, again.Slug!.Id));
    }

    [Theory]
    [InlineData("python manage.py migrate --noinput", 0)]
    [InlineData("exit 3", 3)]
    [InlineData("migrate # quickly", 0)]
    [InlineData("set -e; false", 1)]
    [InlineData("false", 1)]
    public async Task The_exit_code_of_a_one_off_dyno_is_seen(string command, int expected)
    {
        await BuildAsync("web: gunicorn yunojuno.wsgi\n");
        var lines = new List<string>();

        var code = await _heroku.Dynos.RunAsync(_heroku.Writer, Uat, command, lines.Add, Cancel);

        Assert.True(expected == code, string.Join('\n', lines));
        Assert.Contains(lines, line => line.Contains(command));
        Assert.DoesNotContain(lines, line => line.Contains("deployment-sdk-exit"));
    }

    [Fact]
    public async Task A_dyno_can_be_looked_at_and_stopped()
    {
        await BuildAsync("web: gunicorn yunojuno.wsgi\n");
        var dyno = await _heroku.Writer.CreateDynoAsync(Uat, new DynoRequest("sleep 60", Attach: true), Cancel);

        Assert.Equal(dyno.Id, (await _heroku.Reader.GetDynoAsync(Uat, dyno.Name, Cancel)).Id);
        await _heroku.Writer.StopDynoAsync(Uat, dyno.Name, Cancel);

        var gone = await UntilAsync(
            async () => (await _heroku.Reader.DynosAsync(Uat).ToListAsync(Cancel)).All(each => each.Id != dyno.Id) ? "gone" : null, each => each is not null);
        Assert.Equal("gone", gone);
    }

    [Fact]
    public async Task What_is_not_there_is_a_404_and_a_wrong_token_a_401()
    {
        var missing = await Assert.ThrowsAsync<HerokuException>(() => _heroku.Reader.GetAppAsync("no-such-app", Cancel));
        Assert.Equal((404, "not_found"), (missing.Status, missing.Id));
        Assert.True((await Assert.ThrowsAsync<HerokuException>(() => _heroku.Reader.GetReleaseAsync(Uat, "999", Cancel))).IsNotFound);

        Assert.True(HerokuEndpoint.TryCreate(_emulator.Api, "wrong", null, out var endpoint, out _));
        using var stranger = HerokuConnection.Open(endpoint, TimeProvider.System);
        Assert.True((await Assert.ThrowsAsync<HerokuException>(() => stranger.Reader.GetAccountAsync(Cancel))).IsNotAuthorised);
    }

    private static EnvironmentDefinition Environment(string name, Stage stage, string app) =>
        new(name, stage, DataClass.Test, [new Declaration(nameof(HerokuAppAttribute), new HerokuAppAttribute(app))]);

    private async Task<Build> BuildAsync(string procfile)
    {
        var path = Path.Combine(_folder, "source.tgz");
        await using (var file = File.Create(path))
        await using (var zip = new GZipStream(file, CompressionLevel.Fastest))
        await using (var tar = new TarWriter(zip))
        {
            await tar.WriteEntryAsync(
                new PaxTarEntry(TarEntryType.RegularFile, "Procfile") { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(procfile)) }, Cancel);
        }

        var bytes = await File.ReadAllBytesAsync(path, Cancel);
        var source = await _heroku.Uploads.SendAsync(
            _heroku.Writer, path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes)), Cancel);
        var build = await _heroku.Writer.CreateBuildAsync(
            Uat,
            new BuildRequest(new SourceBlob
            {
                Url = source.GetUrl.AbsoluteUri,
                Checksum = source.Checksum,
                Version = Commit,
                VersionDescription = "deployment-sdk run 7",
            }),
            Cancel);
        var output = await LinesAsync(build.OutputStreamUrl!);
        Assert.NotEmpty(output);
        Assert.DoesNotContain(output, line => line.StartsWith("[the output cannot be read"));
        return await UntilAsync(() => _heroku.Reader.GetBuildAsync(Uat, build.Id, Cancel), each => each.Status != BuildStatus.Pending);
    }

    private Task<Release> EndedAsync(string app, string release) =>
        UntilAsync(() => _heroku.Reader.GetReleaseAsync(app, release, Cancel), each => each.Status != ReleaseStatus.Pending);

    private async Task<List<string>> LinesAsync(Uri output)
    {
        var lines = new List<string>();
        await foreach (var line in _heroku.Streams.ReadLinesAsync(output, Cancel))
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Asks until the answer is as it will stay. Each ask is a round trip, so nothing needs to sleep.</summary>
    private static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isEnough)
    {
        while (true)
        {
            var answer = await ask();
            if (isEnough(answer))
            {
                return answer;
            }
        }
    }
}
