using System.Text.Json;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Tests.Heroku;

/// <summary>Bodies with every member that Heroku's schema promises, and with what it leaves open.</summary>
public sealed class ResourceTests
{
    [Fact]
    public void A_release_is_read_with_all_that_matters()
    {
        var release = Parse(
            """
            {"addon_plan_names":["heroku-postgresql:dev"],"artifacts":[{"type":"slug","id":"s1"}],
             "app":{"name":"yunojuno-live","id":"a1"},"created_at":"2026-03-02T09:00:00Z","description":"Promote yunojuno-uat v7 0123456",
             "id":"01234567-89ab-cdef-0123-456789abcdef","updated_at":"2026-03-02T09:01:00+01:00","slug":{"id":"s1"},"status":"succeeded",
             "user":{"id":"u1","email":"ci@yunojuno.example"},"version":11,"current":true,
             "output_stream_url":"https://release-output.heroku.com/streams/01?sig=a%2Fb","eligible_for_rollback":true,
             "something_new":{"deep":[1]}}
            """,
            HerokuJson.Default.Release);

        Assert.Equal((11, "succeeded", true, true), (release.Version, release.Status, release.Current, release.EligibleForRollback));
        Assert.Equal(("s1", "a1", "ci@yunojuno.example"), (release.Slug?.Id, release.App?.Id, release.User?.Email));
        Assert.Equal("https://release-output.heroku.com/streams/01?sig=a%2Fb", release.OutputStreamUrl?.AbsoluteUri);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 1, 0, TimeSpan.Zero), release.UpdatedAt);
    }

    [Fact]
    public void An_old_release_without_status_slug_or_output_is_no_success()
    {
        var release = Parse("""{"id":"r1","version":1,"status":null,"slug":null,"output_stream_url":null}""", HerokuJson.Default.Release);

        Assert.Null(release.Status);
        Assert.NotEqual(ReleaseStatus.Succeeded, release.Status);
        Assert.Null(release.Slug);
        Assert.False(release.Current);
    }

    [Theory]
    [InlineData("successful")]
    [InlineData("SUCCEEDED")]
    [InlineData("succeeded ")]
    [InlineData("")]
    public void A_word_that_is_not_known_is_never_success(string word)
    {
        Assert.NotEqual(BuildStatus.Succeeded, Parse($$"""{"id":"1","status":"{{word}}"}""", HerokuJson.Default.Build).Status);
        Assert.NotEqual(ReleaseStatus.Succeeded, Parse($$"""{"id":"1","status":"{{word}}"}""", HerokuJson.Default.Release).Status);
        Assert.NotEqual(
            PromotionTargetStatus.Succeeded, Parse($$"""{"id":"1","status":"{{word}}"}""", HerokuJson.Default.PromotionTarget).Status);
    }

    [Fact]
    public void A_status_that_is_missing_is_never_success() =>
        Assert.NotEqual(PromotionTargetStatus.Succeeded, Parse("""{"id":"1"}""", HerokuJson.Default.PromotionTarget).Status);

    [Fact]
    public void An_app_is_read_with_its_nested_names()
    {
        var app = Parse(
            """
            {"id":"a1","name":"yunojuno-live","maintenance":false,"acm":true,"archived_at":null,"web_url":"https://yunojuno-live.herokuapp.com/",
             "stack":{"id":"st","name":"heroku-24"},"build_stack":{"id":"st","name":"heroku-22"},"generation":{"id":"g","name":"cedar"},
             "region":{"id":"rg","name":"eu"},"owner":{"email":"o@yunojuno.example","id":"o1"},"team":null,"slug_size":52428800,
             "released_at":"2026-03-02T09:00:00Z","created_at":"2015-06-01T00:00:00Z","updated_at":"2026-03-02T09:00:00Z"}
            """,
            HerokuJson.Default.App);

        Assert.Equal(
            ("heroku-24", "heroku-22", "cedar", "eu"), (app.Stack?.Name, app.BuildStack?.Name, app.Generation?.Name, app.Region?.Name));
        Assert.Equal("yunojuno-live.herokuapp.com", app.WebUrl?.Host);
        Assert.Equal(52428800, app.SlugSize);
    }

    [Fact]
    public void Signed_addresses_and_terminals_are_never_printed()
    {
        var source = Parse(
            """{"source_blob":{"get_url":"https://s3.example/g?sig=s3cret","put_url":"https://s3.example/p?sig=s3cret"}}""", HerokuJson.Default.Source);
        var dyno = Parse(
            """{"id":"d1","name":"run.7","state":"up","attach_url":"rendezvous://rendezvous.runtime.heroku.com:5000/s3cret"}""",
            HerokuJson.Default.Dyno);

        Assert.DoesNotContain("s3cret", $"{source} {source.SourceBlob} {dyno}");
        Assert.Equal("/s3cret", dyno.AttachUrl?.AbsolutePath);
    }

    [Theory]
    [InlineData("""{"version":3}""")]
    [InlineData("""{"id":null,"version":3}""")]
    [InlineData("""{"id":"r1","version":"3"}""")]
    public void A_body_without_what_we_rely_on_is_refused_instead_of_guessed(string body) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(body, HerokuJson.Default.Release));

    /// <summary>Each resource with as little as it can be read from.</summary>
    public static TheoryData<string, string> Smallest => new()
    {
        { nameof(Account), "{'id':'1'}" },
        { nameof(App), "{'id':'1','space':{'id':'2'}}" },
        { nameof(Build), "{'id':'1','source_blob':{}}" },
        { nameof(Release), "{'id':'1','artifacts':[{'id':'2'}]}" },
        { nameof(Slug), "{'id':'1','blob':{}}" },
        { nameof(OciImage), "{'id':'1','buildpacks':[{}],'process_types':{'web':{}}}" },
        { nameof(Formation), "{'id':'1'}" },
        { nameof(Dyno), "{'id':'1'}" },
        { nameof(Pipeline), "{'id':'1','owner':{'id':'2'}}" },
        { nameof(PipelineCoupling), "{'id':'1','app':{'id':'2'},'pipeline':{'id':'3'}}" },
        { nameof(PipelinePromotion), "{'id':'1'}" },
        { nameof(PromotionTarget), "{'id':'1'}" },
        { nameof(ReviewApp), "{'id':'1','creator':{},'fork_repo':{}}" },
        { nameof(ReviewAppConfig), "{'pipeline_id':'1','deploy_target':{}}" },
        { nameof(AppSetup), "{'id':'1','build':{'id':'2'},'postdeploy':{}}" },
        { nameof(AddOn), "{'id':'1','billing_entity':{'id':'2'},'billed_price':{},'actions':[{}]}" },
        { nameof(AddOnAttachment), "{'id':'1','addon':{'id':'2'}}" },
        { nameof(Collaborator), "{'id':'1','user':{'id':'2'},'permissions':[{}]}" },
    };

    [Theory]
    [MemberData(nameof(Smallest))]
    public void What_an_answer_leaves_out_is_empty_and_never_a_null_where_none_is_allowed(string resource, string json)
    {
        var type = typeof(App).Assembly.GetType($"Deployment.Sdk.Heroku.{resource}")!;
        var read = JsonSerializer.Deserialize(json.Replace('\'', '"'), HerokuJson.Default.GetTypeInfo(type)!)!;

        Assert.Empty(ForbiddenNulls(read, resource));
    }

    [Fact]
    public void An_image_is_read_alone_and_in_a_list()
    {
        const string Image = """{"id":"i1","commit":"0123456789abcdef0123456789abcdef01234567","digest":"sha256:ab"}""";

        Assert.Equal("i1", Assert.Single(Parse(Image, HerokuJson.Default.OciImageAnswer).Images).Id);
        Assert.Equal("i1", Assert.Single(Parse($"[{Image}]", HerokuJson.Default.OciImageAnswer).Images).Id);
        Assert.Empty(Parse("[]", HerokuJson.Default.OciImageAnswer).Images);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("[null]", HerokuJson.Default.OciImageAnswer));
    }

    [Fact]
    public void The_latest_releases_of_a_pipeline_may_name_their_artifact_without_a_list()
    {
        var release = Parse("""{"id":"r1","version":3,"artifacts":{"type":"oci-image","id":"i1"}}""", HerokuJson.Default.Release);

        Assert.Equal(("i1", true), (Assert.Single(release.Artifacts).Id, release.Artifacts[0].IsImage));
        Assert.False(Parse("""{"id":"s1","type":"slug"}""", HerokuJson.Default.ReleaseArtifact).IsImage);
    }

    [Fact]
    public void Addresses_that_are_secrets_are_never_printed()
    {
        var session = Parse("""{"id":"l1","logplex_url":"https://logplex.heroku.com/sessions/s3cret"}""", HerokuJson.Default.LogSession);
        var slug = Parse("""{"id":"1","blob":{"method":"put","url":"https://s3.example/s?sig=s3cret"}}""", HerokuJson.Default.Slug);
        var attachment = Parse("""{"id":"1","name":"DB","log_input_url":"https://s3cret@logs.example"}""", HerokuJson.Default.AddOnAttachment);

        Assert.DoesNotContain("s3cret", $"{session} {slug} {attachment}");
    }

    private static IEnumerable<string> ForbiddenNulls(object read, string path)
    {
        foreach (var property in HerokuJson.Default.GetTypeInfo(read.GetType())!.Properties.Where(property => property.Get is not null))
        {
            var value = property.Get!(read);
            if (value is null)
            {
                if (!property.IsSetNullable)
                {
                    yield return $"{path}.{property.Name}";
                }

                continue;
            }

            var parts = value is System.Collections.IEnumerable list and not string ? list.Cast<object>() : [value];
            foreach (var part in parts.Where(part => part.GetType().Namespace == typeof(App).Namespace))
            {
                foreach (var forbidden in ForbiddenNulls(part, $"{path}.{property.Name}"))
                {
                    yield return forbidden;
                }
            }
        }
    }

    /// <summary>What Heroku's schema does not let be null may be null one day, as the status of a release was: as if it were left out.</summary>
    [Fact]
    public void A_member_that_says_null_is_read_like_one_that_is_left_out()
    {
        var tried = 0;
        foreach (var type in Resources())
        {
            var description = HerokuJson.Default.GetTypeInfo(type)!;
            var required = description.Properties.Where(member => member.IsRequired)
                .Select(member => $"\"{member.Name}\":{(member.PropertyType == typeof(string) ? "\"x\"" : """{"id":"x","name":"x"}""")}").ToArray();
            foreach (var member in description.Properties.Where(member => !member.IsRequired && member.Set is not null && !member.PropertyType.IsValueType))
            {
                var without = JsonSerializer.Deserialize($"{{{string.Join(',', required)}}}", description)!;
                var withNull = JsonSerializer.Deserialize($"{{{string.Join(',', [.. required, $"\"{member.Name}\":null"])}}}", description)!;
                Assert.Equal(JsonSerializer.Serialize(without, description), JsonSerializer.Serialize(withNull, description));
                tried++;
            }
        }

        Assert.True(tried > 100, $"{tried}");
    }

    // What Heroku answers: none of what is sent to it.
    private static IEnumerable<Type> Resources() =>
        from type in typeof(Release).Assembly.GetTypes()
        where type is { Namespace: "Deployment.Sdk.Heroku", IsClass: true, IsAbstract: false, IsGenericType: false }
            && type.GetProperty("EqualityContract", System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic) is not null
            && type.GetConstructor([]) is not null
            && HerokuJson.Default.GetTypeInfo(type) is not null
        select type;

    private static T Parse<T>(string json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(json, type)!;
}
