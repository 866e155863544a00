namespace Deployment.Sdk.Execution;

/// <summary>A value, or the reason why there is none.</summary>
/// <typeparam name="T">The value's type.</typeparam>
internal readonly struct Verdict<T>
    where T : class
{
    private readonly T? _value;

    private Verdict(T? value, Refusal? refusal)
    {
        _value = value;
        Refusal = refusal;
    }

    public Refusal? Refusal { get; }

    public T Value => _value ?? throw new InvalidOperationException("A refused verdict has no value.");

    public static implicit operator Verdict<T>(T value) => new(value, null);

    public static Verdict<T> Granted(T value) => new(value, null);

    public static implicit operator Verdict<T>(Refusal refusal) => new(null, refusal);
}

/// <summary>Makes verdicts of interfaces, which no conversion operator takes.</summary>
internal static class Verdict
{
    public static Verdict<T> Of<T>(T value)
        where T : class => Verdict<T>.Granted(value);
}
