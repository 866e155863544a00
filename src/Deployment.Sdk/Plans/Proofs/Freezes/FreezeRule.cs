namespace Deployment.Sdk.Plans.Proofs.Freezes;

/// <summary>Decides whether freezes can be kept, and whether anything can still arrive between them.</summary>
internal static class FreezeRule
{
    /// <summary>Why three texts are no freeze; null if they are one.</summary>
    public static UnmeetableRule? Fault(string? from, string? to, string? timeZone) =>
        FreezeWindow.TryParse(from, to, timeZone, out var error) is null && error is not null
            ? new(ArgumentOf(error.Part), error.Problem, error.Remedy) { Part = error.Length > 0 ? (error.Start, error.Length) : null }
            : null;

    /// <summary>Why weekly windows of one time zone let nothing arrive, ever; null if they leave a minute open.</summary>
    /// <param name="closing">What <see cref="FrozenWeek.WithoutOpenMinute"/> found.</param>
    public static UnmeetableRule? NoOpenMinute(IReadOnlyList<FreezeWindow> closing) => closing.Count == 0
        ? null
        : new(
            "to",
            $"{string.Join(" and ", closing.Select(window => $"'{window}'"))} in {closing[0].TimeZone} together leave no minute of the week open.",
            "Let one of them end earlier, or start later.");

    private static string ArgumentOf(FreezePart part) => part switch
    {
        FreezePart.From => "from",
        FreezePart.To => "to",
        _ => "timeZone",
    };
}
