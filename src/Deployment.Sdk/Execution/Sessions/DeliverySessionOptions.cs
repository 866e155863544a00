using System.Collections.Immutable;
using Deployment.Sdk.Ledgers;
using Deployment.Sdk.Revisions;

namespace Deployment.Sdk.Execution;

/// <summary>Where a session works and what it uses; the defaults are this process's own.</summary>
public sealed record DeliverySessionOptions
{
    /// <summary>A folder inside the git repository; null takes the current one.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The environment variables: tokens, CI, API address. Null takes the process's.</summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where to rehearse; null delivers for real.</summary>
    public IRehearsalHost? Rehearsal { get; init; }

    /// <summary>The folder that a rehearsal's state survives in; null takes one inside the repository's <c>.git</c>.</summary>
    public string? RehearsalFolder { get; init; }

    /// <summary>What a rehearsal lets go wrong: names that its host knows, each <c>NAME</c> or <c>NAME:APP</c>.</summary>
    public ImmutableArray<string> Scenarios { get; init; } = [];

    /// <summary>A file that says what a rehearsal lets go wrong; null for none.</summary>
    public string? ScenarioFile { get; init; }

    /// <summary>Opens a ledger that several machines share; null knows only the embedded one.</summary>
    public ILedgerHost? Ledger { get; init; }

    /// <summary>What the push that started this is about; null takes what CI says.</summary>
    internal CiBuild? Build { get; init; }

    internal IDeliveryLog? Log { get; init; }

    internal IPerson? Person { get; init; }

    /// <summary>The work tree, where it is being looked for already; null where it is not.</summary>
    internal Task<GitRepository?>? Repository { get; init; }
}
