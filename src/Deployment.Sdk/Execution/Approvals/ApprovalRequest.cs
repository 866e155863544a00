using System.Collections.Immutable;
using Deployment.Sdk.Ledgers;

namespace Deployment.Sdk.Execution;

/// <summary>A request for approvals as the ledger tells it: what was asked, who said yes, and whether it is over.</summary>
/// <param name="Entry">The row that filed it.</param>
/// <param name="Asked">What was asked.</param>
/// <param name="Given">Who said yes.</param>
/// <param name="Closed">The row that closed it: a no, a change, or the delivery that it was for. Null while it is open.</param>
internal sealed record ApprovalRequest(
    LedgerEntry Entry, ApprovalRequested Asked, ImmutableArray<(LedgerEntry Entry, ApprovalGiven Given)> Given, LedgerEntry? Closed)
{
    /// <summary>How long a request stands, and a yes holds at most: what was looked at two weeks ago is not what people know today.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(Plans.Proofs.ApprovalRule.LongestSeconds);

    public string Id => Asked.Request;

    public DateTimeOffset ExpiresAt => Entry.At + Lifetime;

    public bool IsOpen(DateTimeOffset now) => Closed is null && now < ExpiresAt;

    /// <summary>Why it is over; null while it is open.</summary>
    public string? End(DateTimeOffset now) => Closed?.Fact switch
    {
        ApprovalRejected no => $"{no.Role} ({no.Rejecter}) said no on {Closed.At:yyyy-MM-dd HH:mm}Z: {no.Reason}",
        ApprovalVoided gone => $"it was voided on {Closed.At:yyyy-MM-dd HH:mm}Z: {gone.Reason}",
        DeliveryBegan => $"what it was about was delivered, and taken back on {Closed.At:yyyy-MM-dd HH:mm}Z",
        not null => $"what it was about was delivered on {Closed.At:yyyy-MM-dd HH:mm}Z",
        null when now >= ExpiresAt => $"it expired on {ExpiresAt:yyyy-MM-dd HH:mm}Z",
        null => null,
    };

    /// <summary>All requests of an environment, oldest first.</summary>
    public static ImmutableArray<ApprovalRequest> In(LedgerView view)
    {
        var requests = new List<ApprovalRequest>();
        var began = new Dictionary<string, DeliveryBegan>(StringComparer.Ordinal);
        foreach (var entry in view.Entries)
        {
            switch (entry.Fact)
            {
                case ApprovalRequested asked:
                    requests.Add(new ApprovalRequest(entry, asked, [], null));
                    break;
                case ApprovalGiven given:
                    Change(requests, given.Request, request => request with { Given = request.Given.Add((entry, given)) });
                    break;
                case ApprovalRejected { Request: var id }:
                    Change(requests, id, request => request with { Closed = entry });
                    break;
                case ApprovalVoided { Request: var id }:
                    Change(requests, id, request => request with { Closed = entry });
                    break;
                case DeliveryBegan delivery:
                    began[entry.Origin.Run] = delivery;

                    // A yes is to one delivery: after what it brought was taken back, people are asked again, however that had ended.
                    if (delivery.Verb == DeliveryVerb.Rollback)
                    {
                        Close(requests, entry, subject => subject.Verb != DeliveryVerb.Config && IsTakenBack(delivery, subject.Commit));
                    }

                    break;
                case DeliveryEnded { ExitCode: 0 } ended when began.GetValueOrDefault(ended.Delivery) is { } done:
                    Close(requests, entry, subject => IsOf(done, subject));
                    break;
            }
        }

        return [.. requests];
    }

    /// <summary>Whether a delivery is of what a request is about.</summary>
    public static bool IsOf(DeliveryBegan delivery, ApprovalSubject subject) =>
        delivery.Verb == subject.Verb && delivery.From == subject.From && delivery.Commit == subject.Commit;

    private static bool IsTakenBack(DeliveryBegan rollback, string commit) =>
        commit != rollback.Commit && rollback.Apps.Any(app => app.Commit == commit);

    private static void Close(List<ApprovalRequest> requests, LedgerEntry entry, Func<ApprovalSubject, bool> isOver)
    {
        foreach (var id in requests.Where(request => isOver(request.Asked.Subject)).Select(request => request.Id).ToList())
        {
            Change(requests, id, request => request with { Closed = entry });
        }
    }

    private static void Change(List<ApprovalRequest> requests, string id, Func<ApprovalRequest, ApprovalRequest> change)
    {
        var index = requests.FindIndex(request => request.Id == id);
        if (index >= 0 && requests[index].Closed is null)
        {
            requests[index] = change(requests[index]);
        }
    }
}
