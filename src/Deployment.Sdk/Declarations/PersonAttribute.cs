namespace Deployment.Sdk;

/// <summary>
/// Says which names one person goes by, so that whoever asks for a delivery is known again when they approve it: the e-mails of their
/// commits, their Heroku account, their name at the CI service. Stands on the plan.
/// </summary>
/// <param name="email">The e-mail that the plan calls them by, as in <see cref="RequiresApprovalAttribute.By"/>.</param>
/// <param name="aliases">Everything else that they go by. Case makes no difference.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PersonAttribute(string email, params string[] aliases) : Attribute
{
    /// <summary>The e-mail that the plan calls them by.</summary>
    public string Email { get; } = email ?? "";

    /// <summary>Everything else that they go by.</summary>
    public string[] Aliases { get; } = aliases ?? [];
}
