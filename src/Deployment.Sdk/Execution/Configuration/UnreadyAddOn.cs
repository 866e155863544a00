using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>An add-on that an environment declares, that is attached to its app, and that is not ready yet.</summary>
/// <param name="Heroku">The Heroku that was asked.</param>
/// <param name="Target">The environment.</param>
/// <param name="App">The app.</param>
/// <param name="Declared">What is declared.</param>
/// <param name="State">How it stands, in Heroku's word.</param>
internal sealed record UnreadyAddOn(IHerokuReader Heroku, Target Target, string App, AddonAttachmentAttribute Declared, string State)
{
    public string AddOn => Declared.AddOn;

    /// <summary>What whoever plans is told.</summary>
    public string Note =>
        $"the add-on {AddOn} of {App} is still {State}: a delivery waits for it before its first change, at most {Limits.Provisioning.TotalMinutes:0} min";

    /// <summary>Why nothing is changed while it is not ready: it makes a release of its own when it is, as a build does.</summary>
    public Refusal Refusal => StillAway($"the add-on {AddOn} of {App} is {State}");

    /// <param name="problem">What was seen of it, in words.</param>
    public Refusal StillAway(string problem) => new(
        DeliveryOutcome.LockHeld,
        $"{problem}, and {Target.Name} declares it as {Declared.Name}; nothing was changed",
        $"see how far it is: heroku addons:info {AddOn}; when it is ready, deliver again");

    /// <param name="problem">What was seen of it, in words.</param>
    public Refusal Gone(string problem) =>
        Refusal.Policy($"{problem}, and {Target.Name} declares it as {Declared.Name}; nothing was changed", DeclaredAttachment.Replace(App, Declared));
}
