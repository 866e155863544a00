namespace Deployment.Sdk.Cli.Importing;

/// <summary>
/// A config var has a value on every class that declares it, or on none: one that the files declare in two ways leaves the base class for
/// the environments.
/// </summary>
internal static class SharedVariables
{
    public static void Settle(ImportDraft draft)
    {
        foreach (var shared in draft.Base?.Attributes.Where(attribute => attribute.IsVariable).ToArray() ?? [])
        {
            if (draft.Environments.Select(environment => Of(environment, shared)).All(own => own is null || own.Name == shared.Name))
            {
                continue;
            }

            draft.Base!.Items.Remove(shared);
            foreach (var environment in draft.Environments.Where(environment => Of(environment, shared) is null))
            {
                environment.Items.Add(shared);
            }
        }
    }

    private static DraftAttribute? Of(EnvironmentDraft environment, DraftAttribute shared) =>
        environment.Attributes.FirstOrDefault(attribute => attribute.IsVariable && attribute.Arguments[0] == shared.Arguments[0]);
}
