using Deployment.Sdk.Plans.Proofs.Secrets;

namespace Deployment.Sdk.Execution;

/// <summary>
/// What may be seen of a value: one whose name is declared as open, unless the value itself looks like a secret. Whatever no
/// declaration speaks for is taken for a secret.
/// </summary>
/// <param name="hash">Names the values that stay hidden.</param>
internal sealed class ConfigDisplay(IKeyedHash hash)
{
    public ComparedValue Of(string name, string value, bool isOpen) =>
        new(isOpen && !LooksSecret(name, value) ? value : null, hash.Of(value));

    // Somebody may have put a secret where the plan has a setting.
    private static bool LooksSecret(string name, string value) => SecretValue.InVariable(name, value) is not null || RandomText.Is(value);
}
