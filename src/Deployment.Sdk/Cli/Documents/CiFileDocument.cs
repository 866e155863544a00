namespace Deployment.Sdk.Cli.Documents;

/// <summary>What <c>ci</c> prints with <c>--json</c>.</summary>
/// <param name="Schema">The version of this shape.</param>
/// <param name="Provider">The CI service.</param>
/// <param name="File">The file; null when its text went to stdout.</param>
/// <param name="Same">Whether the file was what the plan says, before it was written.</param>
/// <param name="Written">Whether it was written.</param>
/// <param name="Differences">What differed, line by line.</param>
/// <param name="Text">What the plan says.</param>
internal sealed record CiFileDocument(
    int Schema, string Provider, string? File, bool Same, bool Written, IReadOnlyList<string> Differences, string Text);
