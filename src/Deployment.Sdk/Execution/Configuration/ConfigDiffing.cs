using System.Collections.Immutable;
using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Reads config and compares it. Holds only what cannot change anything; what cannot be read keeps nothing else from it.</summary>
internal sealed class ConfigDiffing(DeliverySession session)
{
    private readonly ConfigDisplay _display = new(session.Hash);

    public async Task<ImmutableArray<ComparedConfig>> CompareAsync(IReadOnlyList<ConfigPair> pairs, CancellationToken cancellationToken)
    {
        var compared = new ComparedConfig[pairs.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, pairs.Count),
            new ParallelOptions { MaxDegreeOfParallelism = StatusReading.AtOnce, CancellationToken = cancellationToken },
            async (index, token) => compared[index] = await CompareAsync(pairs[index], token).ConfigureAwait(false)).ConfigureAwait(false);

        // Only now are all secrets known that an open value may quote.
        return [.. compared.Select(one => one with { Variables = [.. one.Variables.Select(Masked)] })];
    }

    private ComparedVar Masked(ComparedVar variable) => variable with { Here = Masked(variable.Here), There = Masked(variable.There) };

    private ComparedValue? Masked(ComparedValue? value) =>
        value is { Text: { } text } ? value with { Text = session.Masked(text) } : value;

    private async Task<ComparedConfig> CompareAsync(ConfigPair pair, CancellationToken cancellationToken)
    {
        try
        {
            var variables = await VariablesAsync(pair, cancellationToken).ConfigureAwait(false);
            return variables.Refusal is { } refusal
                ? new ComparedConfig(pair, [], session.Masked(refusal.Reason))
                : new ComparedConfig(pair, variables.Value, null);
        }
        catch (HerokuException failure)
        {
            return new ComparedConfig(
                pair, [], session.Masked(failure.Remedy is { } remedy ? $"{failure.Message}; {remedy}" : failure.Message));
        }
    }

    private async Task<(ImmutableArray<ComparedVar> Value, Refusal? Refusal)> VariablesAsync(ConfigPair pair, CancellationToken cancellationToken)
    {
        var given = GivenSecrets.To(session, pair.Target);
        var app = await ReadAsync(pair.Target, pair.App, cancellationToken).ConfigureAwait(false);
        if ((given.Refusal ?? app.Refusal) is { } refusal)
        {
            return ([], refusal);
        }

        if (pair is not { OtherTarget: { } otherTarget, Other: { } otherApp })
        {
            return (PlanComparison.Of(pair.Target.Definition, given.Value, app.Value, _display), null);
        }

        var other = await ReadAsync(otherTarget, otherApp, cancellationToken).ConfigureAwait(false);
        return other.Refusal is { } closed
            ? ([], closed)
            : (AppComparison.Of(pair.Target.Definition, app.Value, otherTarget.Definition, other.Value, _display), null);
    }

    private async Task<Verdict<AppConfig>> ReadAsync(Target target, TargetApp app, CancellationToken cancellationToken)
    {
        var connection = session.Connect(target);
        if (connection.Refusal is { } refusal)
        {
            return refusal;
        }

        var known = await connection.Value.Reader.GetAppAsync(app.Name, cancellationToken).ConfigureAwait(false);
        var config = await AppConfig.ReadAsync(connection.Value.Reader, known, cancellationToken).ConfigureAwait(false);
        session.Mask(SecretsOf(target, config));
        return config;
    }

    // An open value may quote one of them, and what Heroku answers to a call may too.
    private static IEnumerable<string> SecretsOf(Target target, AppConfig config) =>
        from value in config.Values
        where target.Definition.Of<SecretVarAttribute>().Any(secret => secret.Name == value.Key) || config.AddOns.ProviderOf(value.Key) is not null
        select value.Value;
}
