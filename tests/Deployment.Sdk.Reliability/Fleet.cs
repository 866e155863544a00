using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Deployment.Sdk.Emulator;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Reliability;

/// <summary>Delivers to fleets of several sizes, to a Heroku that takes its time, and counts requests and seconds.</summary>
internal static class Fleet
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(50);
    private static readonly int[] Sizes = [1, 10, 50, 200];

    public static async Task<int> RunAsync(int most, TextWriter output)
    {
        await MeasureAsync(1);
        output.WriteLine("| apps | deploy | requests | of them changes | promotion | requests | of them changes | nothing to do | requests |");
        output.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var size in Sizes.Where(size => size < most).Append(most))
        {
            var (deploy, promotion, again) = await MeasureAsync(size);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {size} | {deploy.Seconds:0.0} s | {deploy.Requests} | {deploy.Changes} | {promotion.Seconds:0.0} s | {promotion.Requests} | {promotion.Changes} | {again.Seconds:0.0} s | {again.Requests} |"));
        }

        output.WriteLine();
        await FailAsync(most, output);
        output.WriteLine();
        await StatusAsync(output);
        return 0;
    }

    private static async Task<(Measured Deploy, Measured Promotion, Measured Again)> MeasureAsync(int size)
    {
        var deploy = await MeasureAsync(size, ["deploy", "--branch", "master"], null);
        var promotion = await MeasureAsync(size, ["promote", "UAT", "TENANTS"], ["deploy", "--branch", "uat"]);
        var again = await MeasureAsync(size, ["deploy", "--branch", "master"], ["deploy", "--branch", "master"]);
        return (deploy, promotion, again);
    }

    // A Heroku of its own each time: an account has 4500 calls, and one that has used them up waits.
    private static async Task<Measured> MeasureAsync(int size, string[] arguments, string[]? before)
    {
        await using var world = await StartAsync(size, Scenario.Slow(Latency));
        if (before is not null)
        {
            Succeeds(await world.RunAsync(before));
        }

        return await MeasureAsync(world, arguments);
    }

    private static async Task<Measured> MeasureAsync(World world, string[] arguments)
    {
        int requests = 0, changes = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == DeliveryTelemetry.Name && instrument.Name == "http.client.request.duration")
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            Interlocked.Increment(ref requests);
            foreach (var tag in tags)
            {
                if (tag is { Key: "http.request.method", Value: not "GET" })
                {
                    Interlocked.Increment(ref changes);
                }
            }
        });
        listener.Start();
        var watch = Stopwatch.StartNew();
        Succeeds(await world.RunAsync(arguments));
        return new Measured(watch.Elapsed.TotalSeconds, requests, changes);
    }

    /// <summary>One app in the middle fails; what is said, and what finishes the rest.</summary>
    private static async Task FailAsync(int size, TextWriter output)
    {
        var failing = $"tenant-{(size / 2) + 1}";
        await using var world = await StartAsync(
            size,
            Scenario.Slow(Latency).And(
                Scenario.On("POST /apps/*/releases", failing).Nth(1).IsAnswered(422, """{"id":"invalid_params","message":"no room"}""")));
        var failed = await world.RunAsync("deploy", "--branch", "master");
        var ends = failed.Output.Split('\n').Where(line => line.StartsWith("tenant-", StringComparison.Ordinal) && line.Contains(": ", StringComparison.Ordinal))
            .GroupBy(line => line.Split(": ")[1]).Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Count()} {group.Key}"));
        var resumed = await world.RunAsync("resume");
        var state = await world.RunAsync("status", "--json");
        var releases = world.Requests.Count(request => request.Method == "POST" && request.Path.EndsWith("/releases", StringComparison.Ordinal));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Of {size} apps {failing} is refused: deploy ends with {failed.ExitCode} ({string.Join(", ", ends)}); resume ends with {resumed.ExitCode}, and {Count(state.Output, world.Head)} of {size} run the commit after {releases} releases were asked for."));
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    /// <summary>How long <c>status</c> takes, the median of seven.</summary>
    private static async Task StatusAsync(TextWriter output)
    {
        var medians = new List<double>();
        foreach (var size in new[] { 1, 50 })
        {
            await using var world = await StartAsync(size, Scenario.Slow(Latency), withSource: false);
            Succeeds(await world.RunAsync("deploy", "--branch", "master"));
            var seconds = new List<double>();
            for (var time = 0; time < 7; time++)
            {
                seconds.Add((await MeasureAsync(world, ["status"])).Seconds);
            }

            medians.Add(seconds.Order().ElementAt(3));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"`status` of one app: {medians[0] * 1000:0} ms; of 50 apps: {medians[1] * 1000:0} ms, {medians[1] / medians[0]:0.0} times as long."));
    }

    private static Task<World> StartAsync(int size, Scenario scenario, bool withSource = true)
    {
        var tenants = new EnvironmentDefinition(
            "TENANTS",
            Stage.Staging,
            DataClass.Test,
            [.. Enumerable.Range(1, size).Select(number => new HerokuAppAttribute($"tenant-{number}")).Select(app => new Declaration(nameof(HerokuAppAttribute), app))]);
        var uat = new EnvironmentDefinition(
            "UAT", Stage.Development, DataClass.Test, [new Declaration(nameof(HerokuAppAttribute), new HerokuAppAttribute("tenants-uat"))]);
        ImmutableArray<Route> routes = withSource ? [new Route("master", tenants), new Route("uat", uat)] : [new Route("master", tenants)];
        var plan = new Plan("tenants")
        {
            BranchLines = [new BranchLine("master", BranchRole.Main, IsStable: true), new BranchLine("uat", BranchRole.Main, IsStable: true)],
            Routes = routes,
            Promotions = withSource ? [new Promotion(uat, tenants)] : [],
        };
        return World.CreateAsync(
            plan,
            Resolve,
            new EmulatorSettings { StageDelay = TimeSpan.FromMilliseconds(500), Scenario = scenario });

        Resolution Resolve(ReadOnlySpan<char> branch)
        {
            var name = branch.ToString();
            return routes.FirstOrDefault(route => route.Pattern == name) is { } route ? new Resolution([route], null) : Resolution.None;
        }
    }

    private static void Succeeds((int ExitCode, string Output) ran)
    {
        if (ran.ExitCode != 0)
        {
            throw new InvalidOperationException($"ended with {ran.ExitCode}: {ran.Output}");
        }
    }

    private sealed record Measured(double Seconds, int Requests, int Changes);
}
