using Deployment.Sdk.Plans.Proofs;
using Deployment.Sdk.Plans.Proofs.Secrets;

namespace Deployment.Sdk.Cli.Importing;

/// <summary>A class that is being written: what is declared on it, and what a person has to know, in the order of the source.</summary>
internal class ClassDraft
{
    public List<DraftItem> Items { get; } = [];

    public IEnumerable<DraftAttribute> Attributes => Items.OfType<DraftAttribute>();

    public void Lose(string file, SourcePlace? place, string what) => Items.Add(new ImportNote(file, place, what, ImportNoteKind.Lost));

    public void Note(string file, SourcePlace? place, string text) => Items.Add(new ImportNote(file, place, text, ImportNoteKind.Changed));

    public void Comment(string file, SourcePlace? place, string text) => Items.Add(new ImportNote(file, place, text, ImportNoteKind.Comment));

    /// <summary>What a source says in words that have no meaning here.</summary>
    public void LoseAll(string file, IEnumerable<SourceEntry> entries, string path, string why)
    {
        foreach (var entry in entries)
        {
            Lose(file, entry.Place, $"{ShownText.Of(path + entry.Name)}, {why}");
        }
    }

    /// <summary>A command for a one-off dyno after each release; false when it was not taken over, which is noted.</summary>
    public bool Command(string file, SourcePlace place, string command, string path)
    {
        if (string.IsNullOrWhiteSpace(command))
        {
            Lose(file, place, $"{path}, an empty command");
        }
        else if (ShownText.HoldsSecret(command))
        {
            Lose(file, place, $"{path}, a command with what looks like a secret in it: let it read the secret from a config var, and declare [ReleaseCommand]");
        }
        else if (Attributes.Any(attribute => attribute.Name == "ReleaseCommand" && attribute.Arguments[0] == command))
        {
            Lose(file, place, $"{path}, the same command a second time");
        }
        else
        {
            Items.Add(new DraftAttribute("ReleaseCommand", [command]));
            return true;
        }

        return false;
    }

    /// <summary>A config var with a value that a source gives.</summary>
    public void Variable(string file, SourcePlace place, string name, string value)
    {
        if (!IsToBeDeclared(file, place, name))
        {
            return;
        }

        var secret = SecretValue.InVariable(name, value)?.Kind ?? (ShownText.HoldsSecret(value) ? "what looks like a secret" : null);
        if (secret is not null)
        {
            Note(file, place, $"the value of {name} is not copied, it is {secret}: whoever reads {file} has it, so give it a new one, on Heroku alone");
            Items.Add(new DraftAttribute(DraftAttribute.SecretVar, [name]));
            return;
        }

        Items.Add(new DraftAttribute(DraftAttribute.ConfigVar, [name, value]));
    }

    /// <summary>A config var that must be there, whose value a source does not give.</summary>
    public void Needed(string file, SourcePlace place, string name, string why)
    {
        if (IsToBeDeclared(file, place, name))
        {
            Note(file, place, $"{name}: {why}");
            Items.Add(new DraftAttribute(DraftAttribute.SecretVar, [name]));
        }
    }

    /// <summary>A process type, once.</summary>
    public void Process(string file, SourcePlace place, string name, IReadOnlyList<string> properties)
    {
        if (ShownText.HoldsSecret(name) || !IsProcessType(name))
        {
            Lose(file, place, $"process type {ShownText.Of(name)}, which no Procfile can have: use letters, digits, '-' and '_'");
        }
        else if (Attributes.FirstOrDefault(attribute => attribute.Name == "ProcessType" && attribute.Arguments[0] == name) is not { } known)
        {
            Items.Add(new DraftAttribute("ProcessType", [name]) { Properties = [.. properties] });
        }
        else if (properties.Count > 0)
        {
            Items[Items.IndexOf(known)] = known with { Properties = [.. properties] };
        }
    }

    private static bool IsProcessType(string name) =>
        name.Length is > 0 and <= 63 && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');

    private bool IsToBeDeclared(string file, SourcePlace place, string name)
    {
        if (ShownText.HoldsSecret(name))
        {
            Lose(file, place, "a config var whose name looks like a secret");
        }
        else if (HerokuConfigVarName.Check(name) is { } fault)
        {
            Lose(file, place, $"config var {ShownText.Of(name)}. {fault.Problem} {fault.Remedy}");
        }
        else if (Attributes.Any(attribute => attribute.IsVariable && attribute.Arguments[0] == name))
        {
            Lose(file, place, $"config var {name}, which is declared above already");
        }
        else
        {
            return true;
        }

        return false;
    }
}
