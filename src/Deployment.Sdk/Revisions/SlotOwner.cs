namespace Deployment.Sdk.Revisions;

/// <summary>Whose personal environment a commit goes to.</summary>
internal abstract record SlotOwner
{
    private SlotOwner()
    {
    }

    /// <summary>The slot is this one.</summary>
    public sealed record Owned(string Slot) : SlotOwner;

    /// <summary>No slot, or more than one.</summary>
    public sealed record Refused(RevisionRefusal Refusal) : SlotOwner;

    /// <summary>Finds the one slot of the author, without guessing.</summary>
    /// <param name="environment">The environment's declared name, such as <c>dev-{slot}</c>.</param>
    /// <param name="slots">Its slots.</param>
    /// <param name="authorEmail">The e-mail of the author of the branch's tip, after <c>.mailmap</c>; null when unknown.</param>
    public static SlotOwner Find(string environment, IReadOnlyList<SlotAttribute> slots, string? authorEmail)
    {
        if (string.IsNullOrWhiteSpace(authorEmail))
        {
            return Refuse($"The author of the commit has no e-mail, so none of the apps of {environment} is theirs. " +
                "Set it and commit again: git config user.email YOU@EXAMPLE.COM.");
        }

        var own = slots.Where(slot => string.Equals(slot.Developer.Trim(), authorEmail.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return own switch
        {
            [var slot] => new Owned(slot.Slot),
            [] => Refuse($"No app of {environment} belongs to {VisibleText.Of(authorEmail)}, the author of the commit. {Known(slots)} " +
                $"To add yourself, write [Slot(\"NAME\", \"{VisibleText.Of(authorEmail)}\")] on its class, or map the address " +
                "to a declared one in .mailmap."),
            _ => Refuse($"{VisibleText.Of(authorEmail)} owns {own.Count} apps of {environment}: {string.Join(", ", own.Select(slot => slot.Slot))}. " +
                "Keep one [Slot] for each address, or choose by the branch's name with a route that has {slot} in it."),
        };
    }

    private static string Known(IReadOnlyList<SlotAttribute> slots) => slots.Count == 0
        ? "It declares no slot."
        : $"It declares {string.Join(", ", slots.Select(slot => $"{slot.Slot} for {slot.Developer}"))}.";

    private static Refused Refuse(string reason) => new(RevisionRefusal.Policy(reason));
}
