using Deployment.Sdk.Plans.Proofs;

namespace Deployment.Sdk.Execution;

/// <summary>What keeps a declaration of the library's own from working, whatever it is declared on. The analyzers say so before.</summary>
internal static class DeclarationFaults
{
    private const string Suffix = nameof(Attribute);

    public static IEnumerable<UnmeetableRule> Of(Attribute attribute) =>
        Texts(attribute).Select(text => NeededTexts.Fault(NameOf(attribute), text.Argument, text.Text))
            .Append(attribute switch
            {
                BuiltOnAttribute built => EnumRule.Fault("service", built.Service),
                HostedOnAttribute hosted => EnumRule.Fault("host", hosted.Host),
                SupersededAttribute superseded => EnumRule.Fault("policy", superseded.Policy),
                _ => null,
            })
            .OfType<UnmeetableRule>()
            .Concat(attribute is ProcessTypeAttribute process ? ProcessTypeRule.Faults(process.Name, process.Quantity, process.Size) : []);

    /// <summary>An attribute as one writes it, without brackets.</summary>
    public static string NameOf(Attribute attribute)
    {
        var name = attribute.GetType().Name;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }

    /// <summary>The texts that an attribute was given, by the parameter. Of a person the plan is checked elsewhere.</summary>
    private static (string Argument, string Text)[] Texts(Attribute attribute) => attribute switch
    {
        AddonAttachmentAttribute declared => [("name", declared.Name), ("addOn", declared.AddOn)],
        BitbucketAttribute declared => [("workspace", declared.Workspace), ("repository", declared.Repository)],
        BitbucketIssuesAttribute declared => [("workspace", declared.Workspace), ("repository", declared.Repository)],
        BitbucketTagAttribute declared => [("workspace", declared.Workspace), ("repository", declared.Repository)],
        CircleCiAttribute declared => [("project", declared.Project)],
        CodecovAttribute declared => [("host", declared.Host), ("owner", declared.Owner), ("repository", declared.Repository)],
        CodeshipAttribute declared => [("organization", declared.Organization), ("project", declared.Project)],
        DatadogAttribute declared => [("service", declared.Service), ("repository", declared.Repository)],
        ElasticApmAttribute declared => [("service", declared.Service)],
        GitHubAttribute declared => [("owner", declared.Owner), ("repository", declared.Repository)],
        GitHubChecksAttribute declared => [("owner", declared.Owner), ("repository", declared.Repository)],
        GitHubIssuesAttribute declared => [("owner", declared.Owner), ("repository", declared.Repository)],
        GitLabAttribute declared => [("project", declared.Project)],
        HipChatAttribute declared => [("room", declared.Room)],
        IrreversibleChangeAttribute declared => [("files", declared.Files)],
        NewRelicAttribute declared => [("entity", declared.Entity)],
        OpbeatAttribute declared => [("organization", declared.Organization), ("app", declared.App)],
        ReleaseCommandAttribute declared => [("command", declared.Command)],
        RequiresApprovalAttribute declared => [("role", declared.Role), ("question", declared.Question)],
        SentryAttribute declared => [("organization", declared.Organization), ("project", declared.Projects[0])],
        SlackAttribute declared => [("channel", declared.Channel)],
        TestCommandAttribute declared => [("executable", declared.Executable), ("report", declared.Report)],
        ToxAttribute declared => [("environments", declared.Environments)],
        TrelloAttribute declared => [("board", declared.Board), ("list", declared.List)],
        _ => [],
    };
}
