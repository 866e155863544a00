using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>Delivers what a request is about, and nothing else, once nothing is missing.</summary>
internal sealed class ApprovedDelivery(DeliverySession session)
{
    public Task<DeliveryResult> RunAsync(FiledRequest filed, ApproveOptions options, CancellationToken cancellationToken)
    {
        var consent = new Consent([], options.Confirmations) { Request = filed.Request.Id };
        return filed.Subject.Verb switch
        {
            DeliveryVerb.Promote when TargetNames.Find(session.Plan, filed.Subject.From!) is { Refusal: null, Value: var source } =>
                new PromotionDelivery(session).RunAsync(
                    source,
                    filed.Target,
                    new PromotionOptions { Confirmations = options.Confirmations, Request = filed.Request.Id },
                    cancellationToken),
            DeliveryVerb.Config => new ConfigDelivery(session).RunAsync(filed.Target, consent, TimeSpan.Zero, cancellationToken),
            _ => new DeployDelivery(session).RunAsync(
                new DeployOptions
                {
                    Branch = filed.Subject.Branch,
                    Commit = filed.Subject.Commit,
                    Confirmations = options.Confirmations,
                    Request = filed.Request.Id,
                },
                filed.Target.Definition,
                cancellationToken),
        };
    }
}
