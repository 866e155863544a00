using System.Net;
using System.Net.Http.Headers;
using Deployment.Sdk.Emulator.Tests.Support;

namespace Deployment.Sdk.Emulator.Tests;

public sealed class UploadTests
{
    private static readonly byte[] Archive = SourceTar.Of(("Procfile", "web: serve"));

    [Fact]
    public async Task A_source_has_an_address_of_its_own_each_time()
    {
        await using var rig = await Rig.StartAsync();

        var first = await AddressAsync(rig);
        var second = await AddressAsync(rig);

        Assert.NotEqual(first, second);
        Assert.Equal(48, new Uri(first).Segments[^1].Length);
    }

    [Fact]
    public async Task A_chunked_upload_is_refused()
    {
        await using var rig = await Rig.StartAsync();

        using var answer = await Rig.PutAsync(
            await AddressAsync(rig), new ByteArrayContent(Archive), request => request.Headers.TransferEncodingChunked = true);

        Assert.Equal(HttpStatusCode.LengthRequired, answer.StatusCode);
    }

    [Fact]
    public async Task A_content_type_is_refused()
    {
        await using var rig = await Rig.StartAsync();

        using var answer = await Rig.PutAsync(
            await AddressAsync(rig),
            new ByteArrayContent(Archive),
            request => request.Content!.Headers.ContentType = new MediaTypeHeaderValue("application/gzip"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task A_token_is_refused()
    {
        await using var rig = await Rig.StartAsync();

        using var answer = await Rig.PutAsync(
            await AddressAsync(rig),
            new ByteArrayContent(Archive),
            request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", rig.Emulator.Token));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_not_gzip_is_refused_and_leaves_nothing_behind()
    {
        await using var rig = await Rig.StartAsync();

        using var answer = await Rig.PutAsync(await AddressAsync(rig), new ByteArrayContent("PK not gzip"u8.ToArray()));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(rig.Folder, "sources")));
    }

    [Fact]
    public async Task An_upload_beyond_the_bound_is_refused()
    {
        await using var rig = await Rig.StartAsync(new EmulatorSettings { MaxSourceBytes = Archive.Length });

        using var fits = await Rig.PutAsync(await AddressAsync(rig), new ByteArrayContent(Archive));
        using var tooLarge = await Rig.PutAsync(await AddressAsync(rig), new ByteArrayContent([.. Archive, 0]));

        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
    }

    [Fact]
    public async Task A_guessed_address_takes_nothing()
    {
        await using var rig = await Rig.StartAsync();

        using var answer = await Rig.PutAsync($"{rig.Emulator.Api}sources/{new string('a', 48)}", new ByteArrayContent(Archive));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task An_address_lapses_after_an_hour()
    {
        await using var rig = await Rig.StartAsync();
        var old = await AddressAsync(rig);
        using (var first = await Rig.PutAsync(old, new ByteArrayContent(Archive)))
        {
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        }

        rig.Time.Advance(TimeSpan.FromMinutes(61));
        _ = await AddressAsync(rig);
        using var late = await Rig.PutAsync(old, new ByteArrayContent(Archive));

        Assert.Equal(HttpStatusCode.Forbidden, late.StatusCode);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(rig.Folder, "sources")));
    }

    private static async Task<string> AddressAsync(Rig rig) =>
        (await rig.PostAsync("/sources", null))["source_blob"]!["put_url"]!.GetValue<string>();
}
