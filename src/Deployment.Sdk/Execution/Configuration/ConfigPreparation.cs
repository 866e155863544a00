namespace Deployment.Sdk.Execution;

/// <summary>Reads and decides a change of config alone, up to but not including the change. A dry run is this alone; it holds no writer.</summary>
internal sealed class ConfigPreparation(DeliverySession session)
{
    public async Task<Verdict<PreparedConfig>> PrepareAsync(Target target, CancellationToken cancellationToken)
    {
        if (CiTrigger.Check(session) is { } closedDoor)
        {
            return closedDoor;
        }

        var (given, connection) = (GivenSecrets.To(session, target), session.Connect(target));
        if ((given.Refusal ?? connection.Refusal) is { } refusal)
        {
            return refusal;
        }

        var read = await new TargetReader(connection.Value.Reader)
            .ReadAsync(session.Plan, target, cancellationToken).ConfigureAwait(false);
        var state = read with { Given = given.Value };
        session.Mask(state.Secrets);
        var steps = Planner.Configure(state);
        if (steps.Refusal is { } unfit)
        {
            return unfit;
        }

        var unready = await DeclaredAddOns.LookAsync(connection.Value.Reader, state, steps.Value, cancellationToken).ConfigureAwait(false);
        return unready.Refusal is { } lacking
            ? lacking
            : new PreparedConfig(state, steps.Value with { Notes = [.. unready.Value.Select(one => one.Note), .. steps.Value.Notes] })
            {
                Unready = unready.Value,
            };
    }
}
