using Deployment.Sdk.Execution;
using Spectre.Console;

namespace Deployment.Sdk.Cli.Rendering;

/// <summary>Whoever sits at the terminal.</summary>
internal sealed class TerminalPerson(IAnsiConsole terminal, LiveLog log) : IPerson
{
    public async Task<bool?> ApprovesAsync(string role, string question, CancellationToken cancellationToken)
    {
        var prompt = new ConfirmationPrompt(
            Markup.Escape(TerminalText.Neutralise($"{question} Does {role} approve?"))) { DefaultValue = false };
        return await prompt.ShowAsync(terminal, cancellationToken).ConfigureAwait(false);
    }

    public async Task<string?> TypesAsync(string prompt, CancellationToken cancellationToken) =>
        await new TextPrompt<string>(Markup.Escape(TerminalText.Neutralise(prompt))).AllowEmpty()
            .ShowAsync(terminal, cancellationToken).ConfigureAwait(false);

    // Heroku may want it in the middle of a step.
    public Task<string?> TypesSecretAsync(string prompt, CancellationToken cancellationToken) => log.AsideAsync<string?>(async () =>
        await new TextPrompt<string>(Markup.Escape(TerminalText.Neutralise(prompt))).Secret().AllowEmpty()
            .ShowAsync(terminal, cancellationToken).ConfigureAwait(false));
}
