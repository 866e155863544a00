namespace Deployment.Sdk.Plans.Proofs;

/// <summary>Decides whether a value is one of its enum's members: a cast makes one of any number.</summary>
internal static class EnumRule
{
    /// <summary>What is wrong with a value; null when nothing is.</summary>
    /// <param name="argument">The parameter.</param>
    /// <param name="value">The value.</param>
    public static UnmeetableRule? Fault<TEnum>(string argument, TEnum value)
        where TEnum : struct, Enum => Enum.IsDefined(typeof(TEnum), value)
        ? null
        : Fault(argument, typeof(TEnum).Name, value.ToString(), Enum.GetNames(typeof(TEnum)));

    /// <summary>The same of an enum by its names.</summary>
    /// <param name="argument">The parameter.</param>
    /// <param name="type">The enum's name.</param>
    /// <param name="number">The value, which no member has.</param>
    /// <param name="members">The names of its members.</param>
    public static UnmeetableRule Fault(string argument, string type, string number, IReadOnlyList<string> members) => new(
        argument,
        $"{type} has no member of the value {number}.",
        $"Write one of {string.Join(", ", members.Select(member => $"{type}.{member}"))}.");
}
