using Deployment.Sdk.Heroku;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Execution;

/// <summary>How a declared attachment stands on an app. Pure: what it knows was read before.</summary>
/// <param name="Declared">What is declared.</param>
/// <param name="Attachment">What the app has under that name; null when it has nothing.</param>
/// <param name="AddOn">The add-on behind it; null when Heroku does not list it with the app, as one of an app that the token does not see.</param>
internal sealed record DeclaredAttachment(AddonAttachmentAttribute Declared, AddOnAttachment? Attachment, AddOn? AddOn)
{
    /// <summary>Whether nothing says that the add-on cannot be used yet: of one that is not listed, its attachment is all that can be known.</summary>
    public bool IsReady => AddOn is null or { State: AddOnState.Provisioned };

    public static IEnumerable<DeclaredAttachment> Of(EnvironmentDefinition definition, AppAddOns has) =>
        from declared in definition.Of<AddonAttachmentAttribute>()
        let attachment = has.Attachment(declared.Name)
        select new DeclaredAttachment(declared, attachment, has.AddOns.FirstOrDefault(addOn => addOn.Id == attachment?.Addon?.Id));

    /// <summary>Why the app does not have what is declared, in words that follow its name, and what helps; null when it has it.</summary>
    /// <param name="app">The app's name.</param>
    public (string Problem, string Remedy)? Lack(string app)
    {
        var attach = $"heroku addons:attach {Declared.AddOn} --as {Declared.Name} --app {app}";
        return Attachment is not { } attachment ? ($"lacks the add-on {Declared.AddOn} as {Declared.Name}", attach)
            : !AddOnDeclaration.IsOf(Declared, attachment)
                ? ($"has the add-on {attachment.Addon?.Name} as {Declared.Name}; the plan says {Declared.AddOn}",
                    $"correct [AddonAttachment(\"{Declared.Name}\", ...)], or detach it, then: {attach}")
            : AddOn?.State == AddOnState.Deprovisioned
                ? ($"has the add-on {Declared.AddOn} as {Declared.Name}, which could not be made, or is gone", Replace(app, Declared))
            : null;
    }

    /// <summary>What helps when the add-on will never be ready.</summary>
    public static string Replace(string app, AddonAttachmentAttribute declared) =>
        $"look at heroku addons --app {app}, order another one, and name it in [AddonAttachment(\"{declared.Name}\", ...)]";
}
