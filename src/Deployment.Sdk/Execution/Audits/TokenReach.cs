using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>Asks with each token of an environment below production whether it sees a production app.</summary>
internal sealed class TokenReach(DeliverySession session)
{
    /// <param name="targets">Every target of the plan.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<AuditFinding[]> FindAsync(IReadOnlyList<Target> targets, CancellationToken cancellationToken)
    {
        var tokens =
            from target in targets
            where target.Stage != Stage.Production
            let connection = session.Connect(target)
            where connection.Refusal is null
            group target by connection.Value into holders
            select holders;
        var probes = (
            from holders in tokens
            from production in targets
            where production.Stage == Stage.Production
            from app in production.Apps
            select (Holders: holders.ToArray(), Heroku: holders.Key, Production: production, App: app.Name)).ToArray();
        var findings = new AuditFinding?[probes.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, probes.Length),
            new ParallelOptions { MaxDegreeOfParallelism = StatusReading.AtOnce, CancellationToken = cancellationToken },
            async (index, token) =>
            {
                var (holders, heroku, production, app) = probes[index];
                findings[index] = await SeesAsync(heroku.Reader, app, token).ConfigureAwait(false) switch
                {
                    true => Seen(holders, production, app),
                    null => Untold(holders, production, app),
                    false => null,
                };
            }).ConfigureAwait(false);
        return [.. findings.OfType<AuditFinding>()];
    }

    // Heroku says 404 of what an account may not know of, and 403 of what it may know of and not see. Another failure tells nothing.
    private static async Task<bool?> SeesAsync(IHerokuReader heroku, string app, CancellationToken cancellationToken)
    {
        try
        {
            await heroku.GetAppAsync(app, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (HerokuException failure)
        {
            return failure.Status is 403 or 404 ? false : null;
        }
    }

    private static AuditFinding Seen(Target[] holders, Target production, string app) =>
        holders.FirstOrDefault(holder => !holder.Definition.SharedAccount) is { } holder
            ? new(
                AuditSeverity.Error,
                holder.Name,
                app,
                $"the token of {Names(holders)} sees {app}, which is {production.Name}: whatever runs for {holder.Name} could change production",
                $"give {TokenVariable.Of(holder.Name)} a token of an account that is no collaborator of {app}")
            : new(
                AuditSeverity.Info,
                holders[0].Name,
                app,
                $"the token of {Names(holders)} sees {app}, which is {production.Name}, as SharedAccount = true declares",
                "give it an account of its own, and drop SharedAccount");

    private static AuditFinding Untold(Target[] holders, Target production, string app) => new(
        AuditSeverity.Warning,
        holders[0].Name,
        app,
        $"whether the token of {Names(holders)} sees {app}, which is {production.Name}, could not be told",
        "look at status, then audit again");

    private static string Names(Target[] holders) => string.Join(", ", holders.Select(holder => holder.Name));
}
