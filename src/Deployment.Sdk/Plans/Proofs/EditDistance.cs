namespace Deployment.Sdk.Plans.Proofs;

/// <summary>How far one word is from another.</summary>
internal static class EditDistance
{
    /// <summary>The least number of characters to insert, delete or replace (Levenshtein).</summary>
    public static int Between(string one, string two)
    {
        var row = Enumerable.Range(0, two.Length + 1).ToArray();
        for (var at = 1; at <= one.Length; at++)
        {
            var diagonal = row[0];
            row[0] = at;
            for (var other = 1; other <= two.Length; other++)
            {
                var replaced = diagonal + (one[at - 1] == two[other - 1] ? 0 : 1);
                diagonal = row[other];
                row[other] = Math.Min(replaced, 1 + Math.Min(row[other], row[other - 1]));
            }
        }

        return row[two.Length];
    }
}
