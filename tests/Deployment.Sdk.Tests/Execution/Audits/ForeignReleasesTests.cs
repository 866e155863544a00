using System.Collections.Immutable;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Heroku;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Audits;

public sealed class ForeignReleasesTests
{
    [Fact]
    public void Releases_after_the_last_one_of_the_ledger_are_named_with_who_made_them() =>
        Assert.Equal(
            "did not come through a delivery of the plan: v5 by eve@x.example, v4 by eve@x.example",
            Assert.Single(ForeignReleases.Of(App(5), new Ledger(1, 3))).What);

    [Fact]
    public void When_the_newest_release_is_known_there_is_nothing_to_tell() => Assert.Empty(ForeignReleases.Of(App(5), new Ledger(5)));

    [Fact]
    public void Of_an_app_that_the_ledger_never_saw_only_what_runs_counts() =>
        Assert.Equal(
            "did not come through a delivery of the plan: v5 by eve@x.example", Assert.Single(ForeignReleases.Of(App(5), new Ledger())).What);

    [Fact]
    public void Of_very_many_ten_are_named() =>
        Assert.EndsWith(" and 29 more", Assert.Single(ForeignReleases.Of(App(40), new Ledger(1))).What);

    [Theory]
    [InlineData("deployment-sdk 0123", false)]
    [InlineData("by hand", true)]
    [InlineData(null, true)]
    public void Without_a_ledger_a_build_without_the_mark_is_not_ours(string? mark, bool isForeign) =>
        Assert.Equal(isForeign, ForeignReleases.Of(App(5, mark), known: null).Any());

    [Fact]
    public void Without_a_ledger_nothing_is_said_of_a_slug_that_no_build_here_made() =>
        Assert.Empty(ForeignReleases.Of(App(5) with { Builds = [] }, known: null));

    private static AuditedApp App(int releases, string? mark = null)
    {
        var target = new Target(SamplePlan.Uat(), null);
        Release[] rows =
        [
            .. Enumerable.Range(1, releases).Reverse().Select(version => new Release
            {
                Id = $"r{version}",
                Version = version,
                Status = "succeeded",
                Slug = new Reference { Id = "slug" },
                User = new UserReference { Id = "u", Email = "eve@x.example" },
            }),
        ];
        return new AuditedApp(
            target,
            AppStates.Pipeline,
            AppStates.App(target, "yunojuno-uat", AppStates.A) with { Running = rows[0], Newest = rows[0], Releases = rows },
            new AppConfig("yunojuno-uat", ImmutableDictionary<string, string>.Empty, AppAddOns.None),
            [new Build { Id = "b1", Slug = new Reference { Id = "slug" }, SourceBlob = new SourceBlob { VersionDescription = mark } }],
            []);
    }

    private sealed class Ledger(params int[] versions) : IKnownDeliveries
    {
        public bool IsKnown(string app, Release release) => app == "yunojuno-uat" && versions.Contains(release.Version);
    }
}
