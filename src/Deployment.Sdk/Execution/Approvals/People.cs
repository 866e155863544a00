using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>The people of a plan, by every name that they are declared to go by.</summary>
internal sealed class People
{
    private readonly Dictionary<string, string> _persons = new(StringComparer.OrdinalIgnoreCase);

    private People()
    {
    }

    public static People Of(Plan plan)
    {
        var people = new People();
        foreach (var person in plan.Declarations.Select(declaration => declaration.Attribute).OfType<PersonAttribute>())
        {
            foreach (var name in person.Aliases.Prepend(person.Email).Where(name => !string.IsNullOrWhiteSpace(name)))
            {
                people._persons.TryAdd(name.Trim(), Lower(person.Email));
            }
        }

        return people;
    }

    /// <summary>The declared person who goes by a name, as their e-mail in lower case; null when nobody does.</summary>
    public string? Find(string name) => _persons.GetValueOrDefault(name.Trim());

    /// <summary>The same, or the name itself in lower case.</summary>
    public string Name(string name) => Find(name) ?? Lower(name);

    private static string Lower(string name) => name.Trim().ToLowerInvariant();
}
