using System.Diagnostics.CodeAnalysis;

namespace Deployment.Sdk.Heroku;

/// <summary>What is billed for an add-on.</summary>
internal sealed record AddOnPrice
{
    /// <summary>The price of one <see cref="Unit"/>, in US cents.</summary>
    public int Cents { get; init; }

    /// <summary>Whether the price is settled in a contract instead.</summary>
    public bool Contract { get; init; }

    /// <summary>What the price is for, such as <c>month</c>.</summary>
    [AllowNull]
    public string Unit { get; init => field = value ?? field; } = "";
}
