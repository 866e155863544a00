namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Finds the names that two people of a plan go by. Nobody could tell whose such a name is: who asks, or who approves.</summary>
internal static class PersonNames
{
    public const string Remedy = "Let one [Person] go by it.";

    /// <summary>Each name that somebody before goes by already, in order. Case and surrounding blanks make no difference.</summary>
    /// <param name="people">The e-mail and the aliases of each.</param>
    public static IEnumerable<SharedName> Shared(IEnumerable<(string? Email, IEnumerable<string?> Aliases)> people)
    {
        var first = new Dictionary<string, (int Person, string Email)>(StringComparer.OrdinalIgnoreCase);
        var person = 0;
        foreach (var (email, aliases) in people)
        {
            var place = -1;
            foreach (var name in aliases.Prepend(email).Select(name => name?.Trim() ?? ""))
            {
                if (name.Length > 0)
                {
                    if (!first.TryGetValue(name, out var other))
                    {
                        first.Add(name, (person, email?.Trim() ?? ""));
                    }
                    else if (other.Person != person)
                    {
                        yield return new(person, place < 0 ? null : place, name, Problem(name, other.Email));
                    }
                }

                place++;
            }

            person++;
        }
    }

    private static string Problem(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase)
        ? "is the e-mail of another [Person]"
        : $"is a name of {other} too";
}
