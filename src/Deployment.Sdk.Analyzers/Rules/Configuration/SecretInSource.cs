using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2008: a secret in any text of a declaration. The message says which argument and what kind, and never a character of the secret:
/// build logs are read by more people than the source.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SecretInSource() : Rule(RuleDescriptor.Error(
    Id,
    "A secret stands in source",
    "{0} holds {1}. Whoever reads the source has it: revoke it, and {2}"))
{
    public const string Id = "DPL2008";

    /// <summary>Says to the fix which config var it is.</summary>
    public const string Variable = "variable";

    public override IEnumerable<Finding> Find(CheckedPlan plan, CancellationToken cancellationToken)
    {
        for (var index = 0; index < plan.Model.DataCopies.Count; index++)
        {
            if (plan.Model.DataCopies[index].Anonymise is { } command && SecretText.Find(command) is { } secret)
            {
                yield return At(
                    new EntryId(EntryKind.DataCopy, index), Place.AtArgument("Anonymise", (secret.Start, secret.Length)), "CopyData", secret);
            }
        }

        foreach (var finding in Find(plan.Model.Attributes, cancellationToken))
        {
            yield return finding;
        }
    }

    public override IEnumerable<Finding> Find(CheckedEnvironment environment, CancellationToken cancellationToken) =>
        Find(environment.Model.Attributes, cancellationToken);

    private IEnumerable<Finding> Find(EquatableArray<AttributeModel> attributes, CancellationToken cancellationToken)
    {
        for (var index = 0; index < attributes.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var entry = new EntryId(EntryKind.Declaration, index);
            var attribute = attributes[index];
            foreach (var argument in attribute.Arguments)
            {
                if (argument.Text is { } text && Find(entry, attribute, argument.Name, text) is { } finding)
                {
                    yield return finding;
                }

                foreach (var item in argument.Texts)
                {
                    if (SecretValue.InArgument(argument.Name, item) is { } secret)
                    {
                        // Which element it is stands in the source only as an array of one does.
                        yield return At(
                            entry, argument.Texts.Count == 1 ? Place.AtArgument(argument.Name) : Place.Whole, ShortName(attribute), secret);
                    }
                }
            }
        }
    }

    private Finding? Find(EntryId entry, AttributeModel attribute, string argument, string text)
    {
        var name = attribute.Is("ConfigVar") && argument == "value" ? attribute.Text("name") : null;
        var secret = name is null ? SecretValue.InArgument(argument, text) : SecretValue.InVariable(name, text);
        if (secret is null)
        {
            return null;
        }

        var place = Place.AtArgument(argument, (secret.Start, secret.Length));

        // Somebody may have pasted the secret in both places.
        return name is null || SecretText.Find(name) is not null || name.Contains(text.Substring(secret.Start, secret.Length))
            ? At(entry, place, ShortName(attribute), secret)
            : (Found(
                entry,
                place,
                $"Config var '{name}'",
                secret.Kind,
                $"declare [SecretVar(\"{name}\")], whose value is set on Heroku alone.") with
            {
                IsOfAttributeAlone = true,
            }).With(Variable, name);
    }

    private Finding At(EntryId entry, Place place, string attribute, FoundSecret secret) =>
        Found(
            entry,
            place,
            place.Argument is { } argument ? $"Argument '{argument}' of [{attribute}]" : $"[{attribute}]",
            secret.Kind,
            "read the new one from the environment when it is needed.") with
        {
            IsOfAttributeAlone = true,
        };

    private static string ShortName(AttributeModel attribute) => attribute.Class.Substring(attribute.Class.LastIndexOf('.') + 1);
}
