namespace Deployment.Sdk.Cli.Importing;

/// <summary>One deployment by dpl's provider heroku.</summary>
internal sealed class TravisDeployment
{
    private static readonly string[] Secrets = ["api_key", "username", "user", "password"];
    private static readonly string[] Known = ["provider", "app", "run", "strategy", .. Secrets];

    private readonly ImportedFile _file;
    private readonly SourceMap _deployment;
    private readonly ImportDraft _draft;
    private readonly List<(string? Branch, EnvironmentDraft Environment)> _targets = [];

    private TravisDeployment(ImportedFile file, SourceMap deployment, ImportDraft draft)
    {
        _file = file;
        _deployment = deployment;
        _draft = draft;
    }

    /// <summary>Where what is about the whole deployment is said.</summary>
    private ClassDraft Here => _targets is [(_, var first), ..] ? first : _draft.Plan;

    public static void Import(ImportedFile file, SourceMap deployment, ImportDraft draft) =>
        new TravisDeployment(file, deployment, draft).Import();

    private void Import()
    {
        var conditions = TravisDeploy.ConditionsOf(_deployment);
        var on = conditions?.Value as SourceMap;
        if (on?["tags"] is SourceText { Text: "true" })
        {
            Target(null, null, _deployment.Place);
            Here.Lose(_file.Name, on.Entry("tags")!.Place, "'tags: true', by which tags are deployed and no branch is: name the branch of these commits in a [Route]");
        }
        else if (on?["all_branches"] is SourceText { Text: "true" })
        {
            Everything(on.Entry("all_branches")!.Place);
        }
        else
        {
            foreach (var branch in TravisBranches.Of(_file, _deployment, conditions, _draft.Plan))
            {
                Target(branch.Text, branch.Text, branch.Place);
            }
        }

        Run();
        Rest(on);
    }

    // An app for each branch says which branches there are.
    private void Everything(SourcePlace place)
    {
        if (_deployment["app"] is SourceMap apps)
        {
            foreach (var app in apps.Entries)
            {
                Target(app.Name, app.Name, app.Place);
            }
        }
        else
        {
            Target(RouteDraft.Everything, null, place);
        }
    }

    private void Target(string? pattern, string? branch, SourcePlace place)
    {
        var app = _deployment["app"] is SourceMap apps && !TravisDeploy.IsEncrypted(apps) ? branch is null ? null : apps[branch] : _deployment["app"];
        if (_deployment["app"] is not null && app is not SourceText { IsNothing: false, Text.Length: > 0 })
        {
            _draft.Plan.Lose(
                _file.Name,
                app?.Place ?? place,
                $"the way of {(branch is null ? "these commits" : ShownText.Of(branch))}: 'app' names no app for it that can be read");
            return;
        }

        var isNew = !_draft.Environments.Exists(environment => environment.App == (app as SourceText)?.Text);
        var environment = _draft.Environment((app as SourceText)?.Text);
        if (app is null && isNew)
        {
            environment.Lose(_file.Name, _deployment.Place, "the app, for which dpl takes the repository's name: declare it, [HerokuApp(\"...\")]");
        }

        _targets.Add((branch, environment));
        if (pattern is not null)
        {
            _draft.Routes.Add(new RouteDraft(pattern, environment, _file.Name, place) { IsEverything = branch is null });
        }
    }

    private void Run()
    {
        if (_deployment.Entry("run") is not { Value.IsNothing: false } run)
        {
            return;
        }

        foreach (var (branch, environment) in _targets.DistinctBy(target => target.Environment))
        {
            var node = run.Value is SourceMap map ? branch is null ? null : map[branch] : run.Value;
            if (node is null)
            {
                continue;
            }

            if (node.Texts is not { } commands)
            {
                environment.Lose(_file.Name, node.Place, "'run', which is neither a command nor a list of commands");
                continue;
            }

            var isNoted = false;
            foreach (var command in commands)
            {
                if (command.Text == "restart")
                {
                    environment.Note(_file.Name, command.Place, "'run: restart' is left out: a release restarts the dynos");
                    continue;
                }

                if (!isNoted)
                {
                    isNoted = true;
                    environment.Note(_file.Name, command.Place, "dpl does not look how such a command ends; here a delivery fails with it");
                }

                environment.Command(_file.Name, command.Place, command.Text, "'run'");
            }
        }
    }

    private void Rest(SourceMap? on)
    {
        foreach (var entry in _deployment.Entries.Where(entry => Secrets.Contains(entry.Name)))
        {
            Here.Lose(
                _file.Name,
                entry.Place,
                $"'{entry.Name}', which is not read: the token is a variable of the CI service here, HEROKU_API_KEY_ and the name of the environment");
        }

        if (_deployment.Entry("strategy") is { Value: SourceText { Text: not "api" } } strategy)
        {
            Here.Note(_file.Name, strategy.Place, "dpl's strategy git pushes with force; here Heroku builds what is uploaded, and what runs is only followed by what comes after it");
        }

        if (on is not null)
        {
            Here.LoseAll(
                _file.Name,
                on.Entries.Where(entry => entry.Name is not ("branch" or "all_branches" or "tags")),
                "on.",
                "a condition: a route knows branches alone");
        }

        foreach (var entry in _deployment.Except(Known).Where(entry => !TravisDeploy.IsCondition(entry.Name)))
        {
            Here.Lose(
                _file.Name,
                entry.Place,
                entry.Name is "skip_cleanup" or "cleanup"
                    ? $"'{entry.Name}': here the commit is delivered as git has it, and nothing that a build left beside it"
                    : $"{ShownText.Of(entry.Name)}, which has no meaning here");
        }
    }
}
