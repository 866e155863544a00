using System.CommandLine;
using Deployment.Sdk.Cli.CiFiles;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary>What <c>ci</c> takes. What is left out stays as the file that is there says.</summary>
internal sealed class CiOptions
{
    public CiOptions()
    {
        Provider.AcceptOnlyFromAmong([.. CiFile.All.Select(file => file.Name)]);
        foreach (var option in new[] { Delivery, Test, TestImage, DeployImage, Setup })
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens is [{ Value: var text }] && (text.Length == 0 || text.Trim() != text || text.Any(char.IsControl)))
                {
                    result.AddError($"{option.Name} takes one line, without blanks around it");
                }
            });
        }

        Secret.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(token => token.Value).Where(name => !CiFileSettings.IsVariable(name)))
            {
                result.AddError($"--secret takes the name of a variable, not {name}");
            }
        });
    }

    public Argument<string> Provider { get; } = new("PROVIDER") { Description = "The CI service." };

    public Option<string?> Out { get; } = new("--out") { Description = "Another file; - is stdout.", HelpName = "FILE" };

    public Option<bool> Check { get; } = new("--check") { Description = "Write nothing; exit 2 when the file is not what the plan says." };

    public Option<string?> Delivery { get; } = new("--delivery")
    {
        Description = "The folder of this project, or its single .cs file, from the root of the repository.",
        HelpName = "FOLDER",
    };

    public Option<string?> Test { get; } = new("--test") { Description = "The command that tests the product; \"dotnet test\" unless given.", HelpName = "COMMAND" };

    public Option<string?> TestImage { get; } = new("--test-image") { Description = "The container image in which it runs.", HelpName = "IMAGE" };

    public Option<string?> DeployImage { get; } = new("--deploy-image")
    {
        Description = "The container image in which deliveries run; the .NET SDK's unless given.",
        HelpName = "IMAGE",
    };

    public Option<string?> Setup { get; } = new("--setup") { Description = "A command before each delivery, such as \"pipx install tox\".", HelpName = "COMMAND" };

    public Option<string[]> Secret { get; } = new("--secret")
    {
        Description = "A further variable that deliveries need, for services that hand none on by themselves; repeat it for each.",
        HelpName = "NAME",
    };

    /// <summary>The settings; null when nobody knows where the delivery's project lies.</summary>
    public CiFileSettings? Settings(ParseResult parsed, string there, Func<string?> project)
    {
        var written = CiFileHeader.Read(there);
        return (written with
        {
            Delivery = parsed.GetValue(Delivery) ?? written.Delivery ?? project(),
            Test = parsed.GetValue(Test) ?? written.Test,
            TestImage = parsed.GetValue(TestImage) ?? written.TestImage,
            DeployImage = parsed.GetValue(DeployImage) ?? written.DeployImage,
            Setup = parsed.GetValue(Setup) ?? written.Setup,
            Secrets = parsed.GetValue(Secret) is { Length: > 0 } secrets ? [.. secrets] : written.Secrets,
        }).Settings;
    }
}
