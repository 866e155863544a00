extern alias library;

using Deployment.Sdk.Analyzers.Tests.Generation;
using Deployment.Sdk.Plans;
using library::Deployment.Sdk.Cli.CiFiles;
using library::Deployment.Sdk.Cli.Verbs;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

/// <summary>CI files as the program itself writes them: from the plan that the generator emitted and the compiler compiled.</summary>
internal static class CiFileOf
{
    public static TheoryData<string> Providers => [.. CiFile.All.Select(file => file.Name)];

    public static IReadOnlyList<(string Name, string Path)> All { get; } = [.. CiFile.All.Select(file => (file.Name, file.Path))];

    public static string PathOf(string provider) => All.Single(file => file.Name == provider).Path;

    /// <param name="provider">The service.</param>
    /// <param name="source">The plan <c>Delivery</c>, as a team writes it.</param>
    /// <param name="delivery">Where its project lies.</param>
    public static string Text(string provider, string source, string delivery = "deploy")
    {
        var type = GeneratorHost.Generate($"using Deployment.Sdk;\n{source}").ThatCompiles().LoadType("Delivery");
        var plan = (Plan)type.GetProperty("Plan")!.GetValue(null)!;
        return CiFile.All.Single(file => file.Name == provider)
            .Write(CiPipeline.Of(CiPlans.Of(plan), new(delivery, "tox -e py", CiFileSettings.DotnetImage, ["SLACK_BOT_TOKEN"])));
    }
}
