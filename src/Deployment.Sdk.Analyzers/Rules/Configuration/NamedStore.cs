using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>Something that keeps data, as an environment names it: by a config var that leads there, or by an attached add-on.</summary>
/// <param name="Entry">The declaration.</param>
/// <param name="Name">The variable's name, or the attachment's.</param>
/// <param name="Identity">What tells it from others: equal for two declarations that lead to one store. May hold a secret.</param>
/// <param name="Argument">The argument that leads there.</param>
/// <param name="Title">What a message calls it; never its value.</param>
internal sealed record NamedStore(EntryId Entry, string Name, string Identity, string Argument, string Title)
{
    /// <summary>Those of an environment, in order. A value with <c>{slot}</c> in it says nothing of one store.</summary>
    public static IEnumerable<NamedStore> Of(EnvironmentModel environment)
    {
        foreach (var variable in DeclaredVar.Of(environment))
        {
            if (variable.Value is { } value && StoreVariable.Is(variable.Name, value) && IsOne(value))
            {
                yield return new NamedStore(
                    variable.Entry, variable.Name, Identify(variable.Name, value), "value", $"Config var '{variable.Name}'");
            }
        }

        for (var index = 0; index < environment.Attributes.Count; index++)
        {
            var attribute = environment.Attributes[index];
            if (attribute.Is("AddonAttachment")
                && attribute.Text("addOn") is { } addOn
                && addOn.Trim().Length > 0
                && IsOne(addOn))
            {
                yield return new NamedStore(
                    new EntryId(EntryKind.Declaration, index),
                    attribute.Text("name") ?? "",
                    "add-on " + addOn.ToLowerInvariant(),
                    "addOn",
                    $"Add-on '{addOn}'");
            }
        }
    }

    // The same word may be a bucket here and a bucket of another service there; an address is one, whatever the variable is called.
    private static string Identify(string name, string value) =>
        value.Contains("://") ? $"value {value}" : $"variable {name} {value}";

    private static bool IsOne(string text) => !text.Contains(EnvironmentApps.Placeholder);
}
