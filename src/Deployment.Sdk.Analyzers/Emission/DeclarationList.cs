using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>Writes declarations as a collection expression.</summary>
internal static class DeclarationList
{
    /// <param name="writer">Where to.</param>
    /// <param name="declarations">The declarations; those that cannot be made are left out.</param>
    /// <param name="end">What follows the closing bracket.</param>
    public static void Write(IndentedWriter writer, EquatableArray<DeclarationModel> declarations, string end)
    {
        var lines = declarations
            .Where(declaration => declaration.Expression is not null)
            .Select(declaration => $"new({Literal.Of(declaration.Canonical)},\n    {declaration.Expression}),")
            .ToList();
        if (lines.Count == 0)
        {
            writer.Lines($"[]{end}");
            return;
        }

        using (writer.Open("[", $"]{end}"))
        {
            foreach (var line in lines)
            {
                writer.Lines(line);
            }
        }
    }
}
