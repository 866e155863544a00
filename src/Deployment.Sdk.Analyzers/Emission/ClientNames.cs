using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>
/// The names that a plan's clients go by: the environment class's own, and where two classes share one, with the classes and
/// namespaces around it in front until they differ.
/// </summary>
internal sealed class ClientNames
{
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    public ClientNames(IReadOnlyList<EnvironmentModel> environments, IEnumerable<string> taken)
    {
        var names = new UniqueNames(taken);
        foreach (var environment in environments)
        {
            var isShared = environments.Count(other => other.Type.Name == environment.Type.Name) > 1;
            _names.Add(environment.Key, names.Take([.. Wishes(environment.Type).Skip(isShared ? 1 : 0).DefaultIfEmpty(environment.Type.Name)]));
        }
    }

    public string this[EnvironmentModel environment] => _names[environment.Key];

    public IEnumerable<string> All => _names.Values;

    private static IEnumerable<string> Wishes(TypeModel type)
    {
        var around = type.Namespace.Split(['.'], StringSplitOptions.RemoveEmptyEntries)
            .Concat(type.Parts.Select(part => part.Name))
            .Reverse();
        var wish = "";
        foreach (var name in around)
        {
            wish = wish.Length == 0 ? name : $"{name}_{wish}";
            yield return wish;
        }
    }
}
