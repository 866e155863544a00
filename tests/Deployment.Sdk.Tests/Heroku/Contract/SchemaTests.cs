using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Deployment.Sdk.Heroku;
using Refit;

namespace Deployment.Sdk.Tests.Heroku;

/// <summary>The client against Heroku's published schema; needs the file that <c>HEROKU_SCHEMA</c> names.</summary>
public sealed class SchemaTests
{
    private static readonly Dictionary<string, Type> Resources = new()
    {
        ["account"] = typeof(Account),
        ["add-on"] = typeof(AddOn),
        ["add-on-attachment"] = typeof(AddOnAttachment),
        ["app"] = typeof(App),
        ["app-setup"] = typeof(AppSetup),
        ["build"] = typeof(Build),
        ["collaborator"] = typeof(Collaborator),
        ["dyno"] = typeof(Dyno),
        ["formation"] = typeof(Formation),
        ["log-session"] = typeof(LogSession),
        ["oci-image"] = typeof(OciImage),
        ["pipeline"] = typeof(Pipeline),
        ["pipeline-coupling"] = typeof(PipelineCoupling),
        ["pipeline-promotion"] = typeof(PipelinePromotion),
        ["pipeline-promotion-target"] = typeof(PromotionTarget),
        ["rate-limit"] = typeof(RateLimit),
        ["release"] = typeof(Release),
        ["review-app"] = typeof(ReviewApp),
        ["review-app-config"] = typeof(ReviewAppConfig),
        ["slug"] = typeof(Slug),
        ["source"] = typeof(Source),
    };

    /// <summary>Answers that the schema calls something else, and that are read as one of those.</summary>
    private static readonly Dictionary<string, Type> Relatives = new()
    {
        // Without its generation.
        ["pipeline-build"] = typeof(Build),

        // Without its generation and certificates, and with what a member of the team may do with it, which no delivery asks.
        ["team-app"] = typeof(App),
    };

    private static readonly MethodInfo[] Calls =
        [.. typeof(IHerokuReader).GetMethods(), .. typeof(IHerokuWriter).GetMethods()];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> ResourceNames => [.. Resources.Keys];

    public static TheoryData<string> CallNames => [.. Calls.Select(call => call.Name)];

    [Theory]
    [MemberData(nameof(ResourceNames))]
    public void A_resource_has_what_the_schema_says_and_nothing_else(string name)
    {
        var schema = HyperSchema.Open();
        Assert.Empty(new SchemaComparison(schema).OfResource(Resources[name], schema.Resource(name)));
    }

    [Theory]
    [MemberData(nameof(CallNames))]
    public void A_call_is_a_link_of_the_schema_and_sends_what_it_takes(string name)
    {
        var schema = HyperSchema.Open();
        var call = Calls.Single(call => call.Name == name);
        var links = LinksOf(schema, call);
        Assert.NotEmpty(links);

        if (BodyOf(call) is { } body)
        {
            // One address may be two links: a release of a slug, and a rollback.
            var differences = links.Where(link => link.Request is not null)
                .Select(link => new SchemaComparison(schema).OfRequest(body.ParameterType, link.Request!.Value).ToArray()).ToArray();
            Assert.NotEmpty(differences);
            Assert.True(differences.Any(found => found.Length == 0), string.Join("; ", differences.SelectMany(found => found)));
        }
    }

    [Theory]
    [MemberData(nameof(CallNames))]
    public void A_call_expects_the_answer_that_the_schema_promises(string name)
    {
        var schema = HyperSchema.Open();
        var call = Calls.Single(call => call.Name == name);
        var target = Assert.Single(LinksOf(schema, call).Select(link => TargetOf(link)).Distinct());

        Assert.Equal(target is null ? null : target == "config-var" ? typeof(string) : ResourceOf(target), AnswerOf(call));
    }

    [Theory]
    [MemberData(nameof(CallNames))]
    public async Task The_example_of_an_answer_is_read_whole_over_HTTP(string name)
    {
        var schema = HyperSchema.Open();
        var call = Calls.Single(call => call.Name == name);
        var link = LinksOf(schema, call)[0];
        var answer = link.Target is { } target ? ExampleOf(schema, target) : new JsonObject();
        await using var server = await StubServer.StartAsync(StubServer.Json(200, answer.ToJsonString()));
        using var heroku = server.Connect();

        var task = (Task)call.Invoke(
            typeof(IHerokuReader).IsAssignableFrom(call.DeclaringType) ? heroku.Reader : heroku.Writer,
            [.. call.GetParameters().Select(parameter => Argument(schema, link, parameter))])!;
        await task;

        var request = Assert.Single(server.Requests);
        Assert.Equal($"{link.Method} {link.Path.Replace("{}", "x")}", request.ToString());
        if (AnswerOf(call) is { } && ResultOf(task) is { } result)
        {
            var written = JsonSerializer.SerializeToNode(result, HerokuJson.Default.GetTypeInfo(ResultType(call))!)!;
            Assert.Empty(Lost(answer, written, ""));
        }
    }

    [Fact]
    public void Every_resource_and_request_that_is_read_or_written_is_compared()
    {
        var answered = Calls.Select(AnswerOf).OfType<Type>().Where(type => type != typeof(string)).Distinct();
        Assert.Empty(answered.Except(Resources.Values));
        Assert.Empty(Resources.Values.Except(answered));
    }

    private static HyperLink[] LinksOf(HyperSchema schema, MethodInfo call)
    {
        var http = call.GetCustomAttribute<HttpMethodAttribute>()!;
        var path = Regex.Replace(http.Path, @"\{[^}]*\}", "{}");
        return [.. schema.Links().Where(link => link.Method == http.Method.Method && link.Path == path)];
    }

    private static ParameterInfo? BodyOf(MethodInfo call) =>
        call.GetParameters().SingleOrDefault(parameter => parameter.IsDefined(typeof(BodyAttribute)));

    private static string? TargetOf(HyperLink link)
    {
        if (link.Target is not { } target)
        {
            return null;
        }

        var one = target.TryGetProperty("items", out var items) ? items : target;
        return one.TryGetProperty("$ref", out var reference) ? reference.GetString()!.Split('/')[2] : null;
    }

    private static Type ResourceOf(string definition) => Resources.GetValueOrDefault(definition) ?? Relatives[definition];

    private static Type ResultType(MethodInfo call) => call.ReturnType.GetGenericArguments().Single();

    /// <summary>What a call answers, or answers a list of; null if nothing.</summary>
    private static Type? AnswerOf(MethodInfo call)
    {
        if (!call.ReturnType.IsGenericType)
        {
            return null;
        }

        var result = ResultType(call);
        return result == typeof(OciImageAnswer) ? typeof(OciImage) : result.IsGenericType ? result.GetGenericArguments()[^1] : result;
    }

    private static object? ResultOf(Task task) => task.GetType().GetProperty("Result")?.GetValue(task);

    private static JsonNode ExampleOf(HyperSchema schema, JsonElement target)
    {
        if (target.TryGetProperty("items", out var items))
        {
            return new JsonArray(SchemaExample.Of(schema, items));
        }

        return SchemaExample.Of(schema, target)!;
    }

    private static object? Argument(HyperSchema schema, HyperLink link, ParameterInfo parameter) =>
        parameter.ParameterType == typeof(CancellationToken) ? Cancel
        : parameter.IsDefined(typeof(HeaderAttribute)) ? "id ..; max=10"
        : !parameter.IsDefined(typeof(BodyAttribute)) ? "x"
        : JsonSerializer.Deserialize(
            SchemaExample.Of(schema, link.Request!.Value)!, HerokuJson.Default.GetTypeInfo(parameter.ParameterType)!);

    /// <summary>What was answered and is no longer there. Times and addresses may be spelled in another way.</summary>
    private static IEnumerable<string> Lost(JsonNode? answer, JsonNode? written, string path) => (answer, written) switch
    {
        // Only what a team may do with an app is passed over.
        (JsonObject all, JsonObject kept) => all
            .Where(member => member.Key is not ("joined" or "locked"))
            .SelectMany(member => Lost(member.Value, kept[member.Key], $"{path}.{member.Key}")),
        (JsonArray all, JsonArray kept) when all.Count == kept.Count => all.Zip(kept).SelectMany(pair => Lost(pair.First, pair.Second, path + "[]")),
        (JsonObject one, JsonArray { Count: 1 } only) => Lost(one, only[0], path),
        (JsonValue value, JsonValue other) when Same(value, other) => [],
        _ => [$"{path}: {answer?.ToJsonString()} became {written?.ToJsonString() ?? "nothing"}"],
    };

    private static bool Same(JsonValue one, JsonValue other) =>
        JsonNode.DeepEquals(one, other)
        || (DateTimeOffset.TryParse(one.ToString(), out var time) && DateTimeOffset.TryParse(other.ToString(), out var same) && time == same)
        || (Uri.TryCreate(one.ToString(), UriKind.Absolute, out var uri) && Uri.TryCreate(other.ToString(), UriKind.Absolute, out var also) && uri == also);
}
