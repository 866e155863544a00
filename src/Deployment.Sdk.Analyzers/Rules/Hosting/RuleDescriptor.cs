using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>
/// Makes every rule's descriptor, so that none can lack its category or its help link. After the rule's own placeholders each message
/// gets one more: where the entry stands when that is not where the message is shown; empty, or a sentence.
/// </summary>
internal static class RuleDescriptor
{
    /// <summary>The plan is wrong: the entry is left out of what is generated.</summary>
    public static DiagnosticDescriptor Error(string id, string title, string message) =>
        Make(id, title, message, DiagnosticSeverity.Error);

    /// <summary>The plan works, and most likely not as it was meant.</summary>
    public static DiagnosticDescriptor Warning(string id, string title, string message) =>
        Make(id, title, message, DiagnosticSeverity.Warning);

    /// <summary>Something that the team may want to know.</summary>
    public static DiagnosticDescriptor Info(string id, string title, string message) =>
        Make(id, title, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Make(string id, string title, string message, DiagnosticSeverity severity) => new(
        id,
        title,
        $"{message}{{{Placeholders(message).ToString(CultureInfo.InvariantCulture)}}}",
        Category(id),
        severity,
        isEnabledByDefault: true,
        helpLinkUri: $"https://github.com/deployment-sdk/deployment-sdk/blob/main/docs/rules/{id}.md");

    private static int Placeholders(string message)
    {
        var count = 0;
        while (message.Contains($"{{{count.ToString(CultureInfo.InvariantCulture)}}}"))
        {
            count++;
        }

        return count;
    }

    private static string Category(string id) => id[3] switch
    {
        '1' => "Deployment.Routes",
        '2' => "Deployment.Environments",
        '3' => "Deployment.Promotions",
        '4' => "Deployment.Data",
        '5' => "Deployment.Use",
        '6' => "Deployment.CiFiles",
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "no category for this range of ids"),
    };
}
