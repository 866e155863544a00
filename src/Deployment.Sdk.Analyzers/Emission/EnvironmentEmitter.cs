using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Emission;

/// <summary>Writes an environment's own half: its <c>Definition</c>.</summary>
internal static class EnvironmentEmitter
{
    public static string Write(EnvironmentDefinitionModel definition) =>
        GeneratedHalf.Write(
            definition.Environment.Type,
            definition.Declarations.SelectMany(declaration => declaration.Experimental),
            writer => Definition(writer, definition));

    private static void Definition(IndentedWriter writer, EnvironmentDefinitionModel definition)
    {
        var end = definition.SharedAccount ? ")" : ");";
        writer.Lines($"/// <summary>What <c>{DocText.Of(definition.Environment.Name)}</c> declares, base classes included.</summary>")
            .Lines(GeneratedHalf.Attributes)
            .Lines("public static global::Deployment.Sdk.Plans.EnvironmentDefinition Definition { get; } = new(");
        using (writer.Indent())
        {
            writer.Lines($"{Literal.Of(definition.Environment.Name)},")
                .Lines($"{definition.StageExpression},")
                .Lines($"{definition.DataExpression},");
            DeclarationList.Write(writer, definition.Declarations, end);
        }

        if (definition.SharedAccount)
        {
            using (writer.Open("};"))
            {
                writer.Lines("SharedAccount = true,");
            }
        }
    }
}
