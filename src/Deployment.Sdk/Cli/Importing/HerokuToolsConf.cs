namespace Deployment.Sdk.Cli.Importing;

/// <summary>
/// The <c>ENVIRONMENT.conf</c> of yunojuno/heroku-tools 0.3.3: one app, its branch or the app that it is promoted from, and its config
/// vars.
/// </summary>
internal static class HerokuToolsConf
{
    private static readonly string[] Known =
        ["name", "branch", "pipeline", "upstream", "add_tag", "add_rich_tag", "release_note", "post_deploy"];

    public static SourceFault? Import(ImportedFile file, ImportDraft draft)
    {
        if (file.Root is not SourceMap root || root.Entry("application") is not { } entry)
        {
            return new(file.Root.Place, "there is no 'application:' in it", "name the .conf of an environment of heroku-tools, or say what the file is: --format FORMAT");
        }

        if (entry.Value is not SourceMap application)
        {
            return new(entry.Value.Place, "'application:' has no names under it", "write the app's 'name:' and 'branch:' under it");
        }

        if (application["name"] is not SourceText { IsNothing: false, Text.Length: > 0 } name)
        {
            return new(application["name"]?.Place ?? entry.Place, "'application:' does not name its app", "write the Heroku app's name: 'name: APP'");
        }

        if (application.Entry("branch") is not { } branch || (branch.Value is not SourceText && !branch.Value.IsNothing))
        {
            return new(application["branch"]?.Place ?? entry.Place, "'application:' does not name its branch, without which heroku-tools ends", "write the branch that is deployed: 'branch: BRANCH'");
        }

        var isPromoted = PythonText.IsTrue(application["pipeline"]);
        if (isPromoted && application["upstream"] is not SourceText { IsNothing: false, Text.Length: > 0 })
        {
            return new(application.Entry("pipeline")!.Place, "'pipeline' is on and there is no 'upstream', the app to promote", "write the app's name: 'upstream: APP'");
        }

        if (root["settings"] is { IsNothing: false } node and not SourceMap)
        {
            return new(node.Place, "'settings:' has no names under it", "write 'NAME: VALUE' under it for each config var");
        }

        var environment = draft.Environment(name.Text);
        environment.Called ??= Path.GetFileNameWithoutExtension(file.Name);
        if (isPromoted)
        {
            var upstream = (SourceText)application["upstream"]!;
            draft.Promotions.Add(new PromotionDraft(draft.Environment(upstream.Text), environment, file.Name, upstream.Place));
            environment.Note(file.Name, branch.Place, "'branch' decides nothing where 'pipeline' is on: what is promoted is what the upstream app runs");
        }
        else if (branch.Value is SourceText { IsNothing: false, Text.Length: > 0 } text)
        {
            draft.Routes.Add(new RouteDraft(text.Text, environment, file.Name, text.Place));
        }
        else
        {
            environment.Lose(file.Name, branch.Place, "an empty 'branch', for which heroku-tools takes what is checked out: name the branch in a [Route]");
        }

        if (!isPromoted && application.Entry("upstream") is { } unused)
        {
            environment.Lose(file.Name, unused.Place, "'upstream', which decides nothing where 'pipeline' is off");
        }

        Tag(file, application, environment);
        Commands(file, application, environment, name.Text);
        Settings(file, root["settings"] as SourceMap, environment);
        environment.LoseAll(file.Name, application.Except(Known), "application.", "which heroku-tools does not read");
        environment.LoseAll(file.Name, root.Except("application", "settings"), "", "which heroku-tools does not read");
        return null;
    }

    private static void Tag(ImportedFile file, SourceMap application, EnvironmentDraft environment)
    {
        if (application.Entry("add_tag") is { } tag && PythonText.IsTrue(tag.Value))
        {
            environment.Note(file.Name, tag.Place, "tags are called deployed/ENVIRONMENT/v42 here, and v42 with heroku-tools");
            environment.Items.Add(new DraftAttribute("ReleaseTag", []));
        }

        foreach (var name in new[] { "add_rich_tag", "release_note" })
        {
            if (application.Entry(name) is { } rich && PythonText.IsTrue(rich.Value))
            {
                environment.Lose(file.Name, rich.Place, $"'{name}', which heroku-tools 0.3.3 never reads: the message of a [ReleaseTag] is a release note");
            }
        }
    }

    private static void Commands(ImportedFile file, SourceMap application, EnvironmentDraft environment, string app)
    {
        if (application.Entry("post_deploy") is not { Value.IsNothing: false } entry)
        {
            return;
        }

        if (entry.Value is not SourceList list)
        {
            environment.Lose(file.Name, entry.Place, "'post_deploy', which is no list");
            return;
        }

        var isNoted = false;
        for (var index = 0; index < list.Items.Count; index++)
        {
            var path = $"post_deploy[{index}]";
            var place = list.Items[index].Place;
            if (list.Items[index] is not SourceText line)
            {
                environment.Lose(file.Name, place, $"{path}, which is no text");
            }
            else if (HerokuRun.CommandOf(line.Text, app) is not { } command)
            {
                environment.Lose(
                    file.Name,
                    place,
                    $"{path}, {ShownText.Of(line.Text)}: it runs on the machine that deploys, and only 'heroku run COMMAND --app APP' of this app becomes a [ReleaseCommand]");
            }
            else
            {
                if (!isNoted)
                {
                    isNoted = true;
                    environment.Note(file.Name, place, "heroku-tools ignores how such a command ends; here a delivery fails with it");
                }

                environment.Command(file.Name, place, command, path);
            }
        }
    }

    private static void Settings(ImportedFile file, SourceMap? settings, EnvironmentDraft environment)
    {
        foreach (var setting in settings?.Entries ?? [])
        {
            if (setting.Value is not SourceText source)
            {
                environment.Lose(file.Name, setting.Place, $"{ShownText.Of($"settings.{setting.Name}")}, a list or a map: Heroku keeps only text");
                continue;
            }

            if (source.IsNothing)
            {
                environment.Lose(file.Name, setting.Place, $"{ShownText.Of($"settings.{setting.Name}")}, which is empty: heroku-tools sets it to the text None");
                continue;
            }

            var text = PythonText.Of(source);
            if (!text.IsCertain)
            {
                environment.Note(
                    file.Name, source.Place, $"the value of {ShownText.Of(setting.Name)} is a number or a time to heroku-tools, which writes it in its own way: compare with 'config diff'");
            }

            else if (!text.Value.Equals(source.Text, StringComparison.OrdinalIgnoreCase))
            {
                environment.Note(file.Name, source.Place, $"the value of {ShownText.Of(setting.Name)} is a number or a word of YAML, written as heroku-tools writes it on Heroku");
            }

            environment.Variable(file.Name, setting.Place, setting.Name, text.Value);
        }
    }
}
