using System.Diagnostics.CodeAnalysis;
using Deployment.Sdk.Emulator.Hosting;
using Microsoft.AspNetCore.Http;

namespace Deployment.Sdk.Emulator.Scenarios;

/// <summary>
/// <c>POST /apps/*/builds</c>: a method, or <c>*</c> for any, and a path, in which <c>*</c> stands for one part and a last <c>**</c>
/// for all that follow. Output streams, web pages and uploads, which are not the API's own, are met only by their first part's name.
/// </summary>
internal sealed record CallPattern
{
    /// <summary>What the API is called with.</summary>
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

    private readonly string _method;
    private readonly string[] _parts;

    private CallPattern(string method, string[] parts) => (_method, _parts) = (method, parts);

    public static CallPattern Parse(string text) =>
        TryParse(text, out var pattern, out var problem) ? pattern : throw new ArgumentException(problem, nameof(text));

    public static bool TryParse(
        string text, [NotNullWhen(true)] out CallPattern? pattern, [NotNullWhen(false)] out string? problem)
    {
        pattern = null;
        problem = text.Split(' ') switch
        {
            not [_, ['/', ..]] => $"'{text}' is no call: write a method and a path, such as 'POST /apps/*/builds'",
            [var method, _] when method != "*" && !Methods.Contains(method) =>
                $"'{method}' is no method: write {string.Join(", ", Methods)}, or * for any",
            [_, var path] when path.IndexOf("**", StringComparison.Ordinal) is >= 0 and var at && at != path.Length - 2 =>
                $"'{path}' goes on after **: it stands for all that follows, so it comes last",
            _ => null,
        };
        if (problem is null)
        {
            var space = text.IndexOf(' ', StringComparison.Ordinal);
            pattern = new CallPattern(text[..space], Parts(text[(space + 1)..]));
        }

        return pattern is not null;
    }

    public bool Matches(HttpRequest request)
    {
        var parts = Parts(request.Path.Value ?? "");
        var isNamed = _parts is [not ("*" or "**"), ..];
        return (_method == "*" || _method == request.Method)
            && (isNamed || !Gatekeeper.IsOpen(request))
            && (_parts is [.., "**"]
                ? parts.Length >= _parts.Length - 1 && Match(_parts[..^1], parts[..(_parts.Length - 1)])
                : parts.Length == _parts.Length && Match(_parts, parts));
    }

    public override string ToString() => $"{_method} /{string.Join('/', _parts)}";

    private static bool Match(string[] pattern, string[] parts) =>
        pattern.Zip(parts).All(pair => pair.First == "*" || pair.First == pair.Second);

    private static string[] Parts(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
