using System.Text.Json.Serialization;

namespace Deployment.Sdk.Execution;

/// <summary>
/// A plan as <c>plan --out</c> writes it: what was decided, and everything that it was decided on, by names and hashes. It holds no
/// config value. It can only refuse: what is delivered is decided anew, and must come out the same.
/// </summary>
/// <param name="Schema">The version of the format.</param>
/// <param name="Verb"><c>deploy</c> or <c>promote</c>.</param>
/// <param name="Pipeline">The plan's pipeline.</param>
/// <param name="Rehearsal">Whether it was made in a rehearsal.</param>
/// <param name="Api">The Heroku that was read.</param>
/// <param name="PolicyDigest">The digest of the plan class.</param>
/// <param name="Deliveries">One for each environment.</param>
internal sealed record SavedPlan(
    int Schema,
    string Verb,
    string Pipeline,
    bool Rehearsal,
    string Api,
    string PolicyDigest,
    IReadOnlyList<SavedDelivery> Deliveries)
{
    public const int CurrentSchema = 1;

    /// <summary>The keyed hash of all the rest: whether the file is as it was written, by a program with the same ledger.</summary>
    public string Seal { get; init; } = "";
}

/// <summary>What would be delivered to one environment.</summary>
/// <param name="Environment">The environment's name, its slot filled in.</param>
/// <param name="Branch">The branch; null for a promotion.</param>
/// <param name="From">Where a promotion comes from; null for a deploy.</param>
/// <param name="Commit">The full hash of the commit.</param>
/// <param name="PlanDigest">The digest that the ledger writes down when it is delivered.</param>
/// <param name="Facts">What was read.</param>
/// <param name="Steps">What would be done, in order.</param>
internal sealed record SavedDelivery(
    string Environment,
    string? Branch,
    string? From,
    string Commit,
    string PlanDigest,
    IReadOnlyList<SavedFact> Facts,
    IReadOnlyList<string> Steps);

/// <summary>One thing that was read.</summary>
/// <param name="Name">What, in words.</param>
/// <param name="Value">An id, a state, or a hash.</param>
internal sealed record SavedFact(string Name, string Value);

/// <summary>How a plan file is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", AllowDuplicateProperties = false, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SavedPlan))]
internal sealed partial class SavedPlanJson : JsonSerializerContext;
