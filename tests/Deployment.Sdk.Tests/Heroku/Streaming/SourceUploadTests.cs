using System.Security.Cryptography;
using Deployment.Sdk.Heroku;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class SourceUploadTests : IDisposable
{
    private readonly StepTime _time = new(TimeLimits.Read, TimeLimits.Write, TimeLimits.Call, TimeLimits.Upload(300_000));
    private readonly string _file = Path.GetTempFileName();
    private readonly byte[] _bytes = RandomNumberGenerator.GetBytes(300_000);

    public SourceUploadTests() => File.WriteAllBytes(_file, _bytes);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task The_archive_goes_up_whole_with_its_length_and_without_type_or_token()
    {
        await using var server = await StartAsync(StubServer.Status(200));
        using var heroku = server.Connect(_time);

        var source = await heroku.Uploads.SendAsync(heroku.Writer, _file, _bytes.Length, "abc123", Cancel);

        Assert.Equal("SHA256:abc123", source.Checksum);
        Assert.Equal(new Uri(server.Address, "/get/1?sig=g"), source.GetUrl);
        Assert.DoesNotContain("sig", source.ToString());
        var put = server.Requests.Single(request => request.Method == "PUT");
        Assert.Equal("/put/1?sig=p", put.Target);
        Assert.Equal(_bytes, put.Body);
        Assert.Equal(_bytes.Length.ToString(), put["Content-Length"]);
        Assert.Null(put["Content-Type"]);
        Assert.Null(put["Authorization"]);
        Assert.Null(put["Transfer-Encoding"]);
        Assert.Null(put["Expect"]);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Each_attempt_has_a_fresh_place(int status)
    {
        await using var server = await StartAsync(StubServer.Status(status), StubServer.Abort, StubServer.Status(200));
        using var heroku = server.Connect(_time);

        var source = await _time.RunAsync(() => heroku.Uploads.SendAsync(heroku.Writer, _file, _bytes.Length, "abc", Cancel));

        Assert.Equal("/get/3", source.GetUrl.AbsolutePath);
        Assert.Equal(
            ["/put/1?sig=p", "/put/2?sig=p", "/put/3?sig=p"],
            server.Requests.Where(request => request.Method == "PUT").Select(request => request.Target));
    }

    [Fact]
    public async Task An_upload_that_keeps_failing_is_given_up_and_changed_nothing()
    {
        await using var server = await StartAsync(StubServer.Status(503));
        using var heroku = server.Connect(_time);

        var sending = heroku.Uploads.SendAsync(heroku.Writer, _file, _bytes.Length, "abc", Cancel);
        await _time.PassAsync(sending);

        var failure = await Assert.ThrowsAsync<HerokuException>(() => sending);
        Assert.Equal(4, server.Requests.Count(request => request.Method == "PUT"));
        Assert.Equal((503, false), (failure.Status, failure.MayHaveActed));
        Assert.DoesNotContain("sig", failure.Message);
    }

    [Fact]
    public async Task A_place_that_lets_nobody_in_is_no_question_of_the_token()
    {
        await using var server = await StartAsync(StubServer.Status(403));
        using var heroku = server.Connect(_time);

        var sending = heroku.Uploads.SendAsync(heroku.Writer, _file, _bytes.Length, "abc", Cancel);
        await _time.PassAsync(sending);

        var failure = await Assert.ThrowsAsync<HerokuException>(() => sending);
        Assert.Equal((403, false), (failure.Status, failure.IsNotAuthorised));
        Assert.Contains("answered 403: the address that Heroku gave for it has expired", failure.Message);
    }

    [Fact]
    public async Task A_place_that_refuses_for_good_is_not_asked_again()
    {
        await using var server = await StartAsync(StubServer.Status(400));
        using var heroku = server.Connect(_time);

        await Assert.ThrowsAsync<HerokuException>(
            () => heroku.Uploads.SendAsync(heroku.Writer, _file, _bytes.Length, "abc", Cancel));
        Assert.Single(server.Requests, request => request.Method == "PUT");
    }

    [Fact]
    public async Task Nothing_goes_to_a_place_without_encryption()
    {
        await using var server = await StubServer.StartAsync(
            StubServer.Json(201, """{"source_blob":{"get_url":"http://s3.example/g","put_url":"http://s3.example/p?sig=1"}}"""));
        using var heroku = server.Connect(_time);

        var failure = await Assert.ThrowsAsync<HerokuException>(
            () => heroku.Uploads.SendAsync(heroku.Writer, _file, _bytes.Length, "abc", Cancel));
        Assert.Contains("http://s3.example", failure.Message);
        Assert.DoesNotContain("sig", failure.Message);
    }

    [Fact]
    public async Task A_file_that_is_not_what_was_promised_is_not_sent()
    {
        await using var server = await StartAsync(StubServer.Status(200));
        using var heroku = server.Connect(_time);

        await Assert.ThrowsAsync<IOException>(
            () => heroku.Uploads.SendAsync(heroku.Writer, _file, _bytes.Length - 1, "abc", Cancel));
        Assert.DoesNotContain(server.Requests, request => request.Method == "PUT");
    }

    private static async Task<StubServer> StartAsync(params Func<HttpContext, Task>[] puts)
    {
        var (sources, put) = (0, -1);
        return await StubServer.StartAsync((request, context) =>
        {
            if (request.Method == "PUT")
            {
                return puts[Math.Min(++put, puts.Length - 1)](context);
            }

            sources++;
            var here = $"http://{context.Request.Host}";
            return StubServer.Json(
                201,
                $$$"""{"source_blob":{"get_url":"{{{here}}}/get/{{{sources}}}?sig=g","put_url":"{{{here}}}/put/{{{sources}}}?sig=p"}}""")(context);
        });
    }
}
