using System.Collections.Immutable;
using Deployment.Sdk.Execution;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>An environment, as far as CI files need it. Two are the same only if they are the same object.</summary>
/// <param name="name">Its name, possibly with <c>{slot}</c> in it.</param>
/// <param name="isProduction">Whether customers use it.</param>
/// <param name="apps">The names of its Heroku apps, possibly with <c>{slot}</c> in them.</param>
/// <param name="slots">Its slots; empty unless it is one app per developer.</param>
/// <param name="roles">Who must say yes before anything arrives there.</param>
/// <param name="services">What is asked before anything arrives there, and told when it does, beside what the plan tells of all.</param>
internal sealed class CiEnvironment(
    string name,
    bool isProduction,
    ImmutableArray<string> apps,
    ImmutableArray<string> slots,
    ImmutableArray<CiRole> roles,
    ImmutableArray<DeclaredService> services)
{
    public string Name => name;

    public bool IsProduction => isProduction;

    public ImmutableArray<string> Apps => apps;

    public ImmutableArray<string> Slots => slots;

    public ImmutableArray<CiRole> Roles => roles;

    public ImmutableArray<DeclaredService> Services => services;

    /// <summary>Whether it is closed at declared times.</summary>
    public bool HasFreezes { get; init; }

    /// <summary>Whether a tag is pushed to the repository for each delivery.</summary>
    public bool PushesTags { get; init; }

    /// <summary>Whether a job delivers to it only with a ledger that outlives the job.</summary>
    public bool NeedsSharedLedger => SharedLedger.Why(isProduction, !roles.IsEmpty, HasFreezes) is not null;

    /// <summary>What a delivery can go to: it, or one for each slot.</summary>
    public ImmutableArray<CiTarget> Targets => slots.IsEmpty ? [new(this, null)] : [.. slots.Select(slot => new CiTarget(this, slot))];
}
