namespace Deployment.Sdk.Cli.Importing;

/// <summary>Reads <c>heroku run COMMAND --app APP</c>, split on blanks as heroku-tools splits it.</summary>
internal static class HerokuRun
{
    /// <summary>The command; null when the line is another, is for another app, or has options that nothing here says.</summary>
    public static string? CommandOf(string line, string app)
    {
        var words = new Queue<string>(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (words.Count < 3 || words.Dequeue() != "heroku" || words.Dequeue() != "run")
        {
            return null;
        }

        var named = new List<string>();
        while (words.TryPeek(out var option) && option.StartsWith('-'))
        {
            words.Dequeue();
            if (option is "--app" or "-a" && words.TryDequeue(out var value))
            {
                named.Add(value);
            }
            else if (option.StartsWith("--app=", StringComparison.Ordinal))
            {
                named.Add(option["--app=".Length..]);
            }
            else if (option is not ("--no-tty" or "-x" or "--exit-code" or "--"))
            {
                return null;
            }
        }

        List<string> command = [.. words];
        if (command is [.., "--app" or "-a", var last])
        {
            named.Add(last);
            command.RemoveRange(command.Count - 2, 2);
        }
        else if (command is [.., var end] && end.StartsWith("--app=", StringComparison.Ordinal))
        {
            named.Add(end["--app=".Length..]);
            command.RemoveAt(command.Count - 1);
        }

        return command.Count > 0 && named is [var one] && one == app ? string.Join(' ', command) : null;
    }
}
