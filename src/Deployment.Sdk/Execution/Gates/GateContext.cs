namespace Deployment.Sdk.Execution;

/// <summary>What a gate is told and whom it can ask.</summary>
internal sealed class GateContext(
    Target target, string commit, TargetState? source, bool isRehearsal, Consent consent, IPerson person, TimeProvider time)
    : IGateContext, IApprovalContext
{
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The roles that were asserted and that no gate has asked for: most likely misspelt.</summary>
    public IEnumerable<string> Unasked => consent.Approvals.Where(role => !_asked.Contains(role));

    /// <summary>The means that gates share to reach outside services.</summary>
    public ServiceSession Outside { get; set; } = ServiceSession.Nowhere();

    /// <inheritdoc/>
    public ApprovalCase? Approvals { get; set; }

    /// <summary>What was gone through by force: everyone is told.</summary>
    public List<string> Forced { get; } = [];

    /// <summary>Whether freezes are gone through.</summary>
    public bool Forces => consent.Override is not null;

    public IServiceContext Services { get; private set; } = null!;

    public string? Branch { get; set; }

    public string Environment => target.Name;

    public Stage Stage => target.Stage;

    public string Commit => commit;

    public string? PromotedFrom => source?.Target.Name;

    public DateTimeOffset? SourceReleasedAt => source?.ReleasedAt;

    /// <summary>Who is asked.</summary>
    public IReadOnlyList<GateAttribute> Gates { get; init; } = target.Definition.Of<GateAttribute>();

    public TimeProvider Time => time;

    public bool IsRehearsal => isRehearsal;

    public bool IsAsserted(string role)
    {
        _asked.Add(role);
        return consent.Approvals.Contains(role, StringComparer.OrdinalIgnoreCase);
    }

    public Task<bool?> AskPersonAsync(string role, string question, CancellationToken cancellationToken) =>
        person.ApprovesAsync(role, question, cancellationToken);

    /// <summary>The same for one gate, with means of its own.</summary>
    public GateContext With(IServiceContext services)
    {
        var context = (GateContext)MemberwiseClone();
        context.Services = services;
        return context;
    }
}
