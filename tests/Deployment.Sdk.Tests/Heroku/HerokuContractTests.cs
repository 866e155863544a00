using System.Reflection;
using Deployment.Sdk.Heroku;
using Refit;

namespace Deployment.Sdk.Tests.Heroku;

public sealed class HerokuContractTests
{
    [Fact]
    public void The_reader_can_change_nothing()
    {
        var calls = Calls(typeof(IHerokuReader));
        Assert.NotEmpty(calls);

        // Heroku's schema: the requests themselves are idempotent and will not have side effects.
        var search = Assert.Single(calls, call => call.Http.Method != HttpMethod.Get);
        Assert.Equal((HttpMethod.Post, "/filters/apps"), (search.Http.Method, search.Http.Path));
        Assert.All(
            calls.Except([search]),
            call => Assert.DoesNotContain(call.Method.GetParameters(), parameter => parameter.IsDefined(typeof(BodyAttribute))));
        Assert.Empty(typeof(IHerokuReader).GetInterfaces());
        Assert.False(typeof(IHerokuReader).IsAssignableFrom(typeof(IHerokuWriter)));
    }

    [Fact]
    public void The_writer_is_internal_and_only_writes()
    {
        Assert.False(typeof(IHerokuWriter).IsPublic);
        Assert.All(Calls(typeof(IHerokuWriter)), call => Assert.NotEqual(HttpMethod.Get, call.Http.Method));
    }

    [Fact]
    public void Every_call_can_be_cancelled() =>
        Assert.All(
            Calls(typeof(IHerokuReader)).Concat(Calls(typeof(IHerokuWriter))),
            call => Assert.Equal(typeof(CancellationToken), call.Method.GetParameters()[^1].ParameterType));

    public static TheoryData<string, bool> Repeats => new()
    {
        // A repeat does no harm.
        { nameof(IHerokuWriter.CreateSourceAsync), true },
        { nameof(IHerokuWriter.UpdateAppAsync), true },
        { nameof(IHerokuWriter.UpdateFormationAsync), true },
        { nameof(IHerokuWriter.CancelBuildAsync), true },
        { nameof(IHerokuWriter.StopDynoAsync), true },
        { nameof(IHerokuWriter.StopProcessTypeAsync), true },
        { nameof(IHerokuWriter.RestartAsync), true },
        { nameof(IHerokuWriter.RestartDynoAsync), true },
        { nameof(IHerokuWriter.RestartProcessTypeAsync), true },
        { nameof(IHerokuWriter.UpdateProcessTypeAsync), true },
        { nameof(IHerokuWriter.CreateSlugAsync), true },
        { nameof(IHerokuWriter.CreateLogSessionAsync), true },

        // A repeat makes another one.
        { nameof(IHerokuWriter.CreateBuildAsync), false },
        { nameof(IHerokuWriter.UpdateConfigVarsAsync), false },
        { nameof(IHerokuWriter.CreateReleaseAsync), false },
        { nameof(IHerokuWriter.RollbackAsync), false },
        { nameof(IHerokuWriter.CreatePromotionAsync), false },
        { nameof(IHerokuWriter.CreateDynoAsync), false },
    };

    [Theory]
    [MemberData(nameof(Repeats))]
    public void A_write_is_repeated_only_if_a_repeat_does_no_harm(string name, bool expected)
    {
        var (_, http) = Calls(typeof(IHerokuWriter)).Single(call => call.Method.Name == name);
        Assert.Equal(expected, RepeatPolicy.MayRepeat(http.Method, Filled(http.Path)));
    }

    [Fact]
    public void Every_write_has_its_row_in_that_table() =>
        Assert.Equal(
            Calls(typeof(IHerokuWriter)).Select(call => call.Method.Name).Order(),
            Repeats.Select(row => row.Data.Item1).Order());

    [Fact]
    public void Every_read_may_be_repeated() =>
        Assert.All(Calls(typeof(IHerokuReader)), call => Assert.True(RepeatPolicy.MayRepeat(call.Http.Method, Filled(call.Http.Path))));

    [Theory]
    [InlineData("PATCH", "/apps/x/config-vars")]
    [InlineData("PATCH", "/apps/sources")]
    [InlineData("POST", "/apps/x/sources")]
    [InlineData("POST", "/sources/x")]
    [InlineData("POST", "/sources\n")]
    [InlineData("PUT", "/sources")]
    [InlineData("POST", "/apps/x/dynos")]
    [InlineData("POST", "/apps/x/formations/web")]
    [InlineData("DELETE", "/apps/x")]
    [InlineData("DELETE", "/apps/x/formation/web")]
    [InlineData("POST", "/apps/x/slugs/y")]
    public void A_path_that_only_looks_alike_is_not_taken_for_another(string method, string path) =>
        Assert.Equal(path == "/apps/sources", RepeatPolicy.MayRepeat(new HttpMethod(method), path));

    private static (MethodInfo Method, HttpMethodAttribute Http)[] Calls(Type contract) =>
        [.. contract.GetMethods().Select(method => (method, method.GetCustomAttribute<HttpMethodAttribute>()!))];

    private static string Filled(string path) => path.Replace("{", "").Replace("}", "");
}
