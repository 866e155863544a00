using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace Deployment.Sdk.Plans;

/// <summary>The text of a plan that its policy digest is made of.</summary>
internal static class CanonicalText
{
    public static string Of(Plan plan)
    {
        var text = new StringBuilder();
        Line(text, $"plan {Quote(plan.Pipeline)}");
        foreach (var declaration in plan.Declarations)
        {
            Line(text, $"  {declaration.Canonical}");
        }

        foreach (var line in plan.BranchLines)
        {
            Line(text, $"branch {Quote(line.Pattern)} {line.Role}{(line.IsStable ? " stable" : "")}");
        }

        foreach (var route in plan.Routes)
        {
            Line(text, $"route {Quote(route.Pattern)} -> {Quote(route.Target.Name)}");
        }

        foreach (var promotion in plan.Promotions)
        {
            Line(text, $"promotion {Quote(promotion.From.Name)} -> {Quote(promotion.To.Name)}");
        }

        foreach (var copy in plan.DataCopies)
        {
            Line(text, $"data {Quote(copy.From.Name)} -> {Quote(copy.To.Name)} anonymise {Quote(copy.Anonymise)}");
        }

        foreach (var environment in plan.Environments)
        {
            var account = environment.SharedAccount ? " shared-account" : "";
            Line(text, $"environment {Quote(environment.Name)} {environment.Stage} {environment.Data}{account}");
            foreach (var declaration in environment.Declarations)
            {
                Line(text, $"  {declaration.Canonical}");
            }
        }

        return text.ToString();
    }

    public static string Digest(string canonical) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    // JSON's quoting: no value can break out of its line, whatever is in it. JsonEncodedText would throw on half a surrogate pair.
    private static string Quote(string? value) => value is null ? "null" : $"\"{JavaScriptEncoder.Default.Encode(value)}\"";
}
