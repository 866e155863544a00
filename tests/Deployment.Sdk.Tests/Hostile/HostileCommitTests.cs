using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Hostile;

/// <summary>What commits say, and secrets that somebody wrote into them.</summary>
public sealed class HostileCommitTests
{
    private const string OwnToken = "HRKU-uat/0123456789+own";
    private const string LiveToken = "HRKU-live/9876543210=other";
    private const string Secret = "correct horse/battery+staple?";

    [Fact]
    public async Task Messages_authors_and_files_are_shown_as_text_everywhere()
    {
        var heard = new List<DeliveryEvent>();
        var annotations = new StringWriter();
        using var team = new RehearsedRepository(SamplePlan.Of(
            SamplePlan.Uat(new ReleaseTagAttribute()),
            more: [new HearingAttribute(heard), new GitHubAnnotationsAttribute { Output = annotations }, new SlackAttribute("#deployments"), new HipChatAttribute("Room")]));
        await team.DeployAsync("master");
        foreach (var text in HostileText.Picked.Where(text => !string.IsNullOrWhiteSpace(text)))
        {
            // git takes no NUL, and no author without a name.
            var subject = text.Replace("\0", "", StringComparison.Ordinal);
            team.Git.CommitIndex($"{subject}\n\n{subject}", $"A{string.Concat(subject.Where(character => !char.IsControl(character) && character is not ('<' or '>')))} <ada@yunojuno.example>");
        }

        team.Git.Commit("Files", TemporaryRepository.Ada, ("-rf", "1"), ("$(touch pwned)", "1"), ("##vso[x]\u202e", "1"));

        var planned = Harmless.Check(await team.Line.RunAsync("plan", "--branch", "master", "--rehearse"));
        Harmless.Check(await team.Line.RunAsync("plan", "--branch", "master", "--rehearse", "--json"));
        var deployed = Harmless.Check(await team.DeployAsync("master"));
        Harmless.Check(await team.PromoteAsync("--approve", "sales", "--approve", "support", "--confirm", "yunojuno-live", "--json"));
        Harmless.Check(await team.Line.RunAsync("history", "--rehearse"));

        Assert.True(planned.ExitCode == 0, planned.All);
        Assert.True(deployed.ExitCode == 0, deployed.All);
        Assert.Contains(heard, happening => happening.Kind == DeliveryEventKind.Succeeded && happening.Commits.Count > 0);
        Assert.All(
            annotations.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Matches("^::(notice|warning|error) ", line));
        Assert.Empty(Directory.GetFiles(team.Git.Path, "pwned*"));
    }

    [Fact]
    public async Task Secrets_of_all_environments_are_masked_where_a_commit_tells_them()
    {
        var plan = SamplePlan.Of(SamplePlan.Uat(new SecretVarAttribute("KEY")));
        using var team = new RehearsedRepository(plan);
        await team.DeployAsync("master");
        string[] secrets = [OwnToken, LiveToken, Secret];
        foreach (var secret in secrets)
        {
            team.Git.CommitIndex($"see {secret} and https://h/?k={Uri.EscapeDataString(secret)}", TemporaryRepository.Ada);
            team.Git.CommitIndex(
                string.Join(' ', new[] { "", "u", "us" }.Select(user => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{user}{secret}:")))),
                $"{secret.Replace('/', ' ')} <ada@yunojuno.example>");
            team.Git.CommitIndex($"{new string('x', 3990)} {secret}", TemporaryRepository.Ada);
        }

        var line = team.Line;
        (line.Environment["HEROKU_API_KEY_UAT"], line.Environment["HEROKU_API_KEY_LIVE"], line.Environment["UAT__KEY"]) = (OwnToken, LiveToken, Secret);
        var runs = new List<Ran>
        {
            await line.RunAsync("plan", "--branch", "master", "--rehearse"),
            await line.RunAsync("plan", "--branch", "master", "--rehearse", "--json"),
            await line.RunAsync("plan", "--branch", "master", "--rehearse", "--out", "plan.json"),
            await team.DeployAsync("master", "--verbose"),
            await line.RunAsync("lock", "acquire", "UAT", "--reason", $"token {LiveToken}", "--rehearse"),
            await team.DeployAsync("master", "--json"),
            await line.RunAsync("lock", "status", "--rehearse"),
            await line.RunAsync("history", "--rehearse", "--json"),
        };

        Assert.True(runs[0].ExitCode == 0, runs[0].All);
        Assert.True(runs[3].ExitCode == 0, runs[3].All);
        Assert.All(runs, ran => Harmless.Check(ran, secrets));
        Harmless.CheckSecrets(await File.ReadAllTextAsync(Path.Combine(team.Git.Path, "plan.json"), TestContext.Current.CancellationToken), secrets);
    }
}
