using Deployment.Sdk.Analyzers.Reading;
using Deployment.Sdk.Plans.Proofs;
using Deployment.Sdk.Plans.Proofs.Secrets;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// DPL2010: two environments of different standing work on the same database or with the same secret, or have the same add-on attached.
/// Shown at the less protected one, once for each variable.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SharedValue() : Rule(RuleDescriptor.Warning(
    Id,
    "Two environments share a database or a secret",
    "{0} of {1} is that of {2} too, so that what happens in {1} happens to the data of {2}. Give {1} one of its own."))
{
    public const string Id = "DPL2010";

    private const string Attachment = "AddonAttachment";

    public override IEnumerable<Finding> Find(CheckedEnvironment environment, CancellationToken cancellationToken)
    {
        if (!environment.IsEnvironment || !environment.Model.IsUsable)
        {
            yield break;
        }

        var model = environment.Model;
        var owners = environment.Others
            .Where(other => other.IsUsable && (other.Stage != model.Stage || other.Data != model.Data) && IsMoreProtected(other, model))
            .ToList();
        foreach (var (entry, what, argument, key) in Shared(model))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (owners.FirstOrDefault(other => Shared(other).Any(one => one.Key == key)) is { } owner)
            {
                yield return Found(entry, Place.AtArgument(argument), what, model.Name, owner.Name);
            }
        }
    }

    // Compared as text, in the same kind: never told, for it may be a secret.
    private static IEnumerable<(EntryId Entry, string What, string Argument, (string Kind, string Value) Key)> Shared(EnvironmentModel model)
    {
        foreach (var declared in DeclaredVar.Of(model))
        {
            if (declared.Value is { Length: > 0 } value
                && (BackingService.IsPlace(declared.Name, value)
                    || SecretText.Find(value) is not null
                    || (SecretNames.Of(declared.Name) == SecretName.Yes && value.Length > 2)))
            {
                yield return (declared.Entry, $"The value of {declared.Name}", "value", ("value", value));
            }
        }

        for (var index = 0; index < model.Attributes.Count; index++)
        {
            if (model.Attributes[index] is var attribute && attribute.Is(Attachment) && attribute.Text("addon") is { Length: > 0 } addon)
            {
                yield return (
                    new EntryId(EntryKind.Declaration, index),
                    $"The add-on attached as {attribute.Text("name")}",
                    "addon",
                    (Attachment, addon.ToLowerInvariant()));
            }
        }
    }

    private static bool IsMoreProtected(EnvironmentModel other, EnvironmentModel model) =>
        other.Data != model.Data ? other.Data > model.Data
        : other.Stage != model.Stage ? other.Stage > model.Stage
        : string.CompareOrdinal(other.Key, model.Key) > 0;
}
