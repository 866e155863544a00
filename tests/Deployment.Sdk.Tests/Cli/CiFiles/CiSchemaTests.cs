using System.Diagnostics;
using System.Text.Json;
using Deployment.Sdk.Cli.CiFiles;
using Deployment.Sdk.Cli.Verbs;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Cli.CiFiles;

/// <summary>
/// The files against the schemas of GitHub's workflows and GitLab's pipelines, as packages of npm ship them: <c>CI_SCHEMAS</c> names the
/// <c>node_modules</c> that they are in.
/// </summary>
public sealed class CiSchemaTests
{
    private const string Script =
        """
        import { createRequire } from 'node:module';
        import { readFileSync } from 'node:fs';
        import { pathToFileURL } from 'node:url';
        const [provider, modules] = process.argv.slice(-2);
        const require = createRequire(modules + '/');
        const text = readFileSync(0, 'utf8');
        if (provider === 'github') {
          console.log(JSON.stringify(require('@action-validator/core').validateWorkflow(text).errors));
        } else {
          const { schema } = await import(pathToFileURL(modules + '/gitlab-ci-local/src/schema/schema.js'));
          const Ajv = require('ajv').default;
          const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
          validate(require('js-yaml').load(text));
          console.log(JSON.stringify(validate.errors ?? []));
        }
        """;

    public static TheoryData<string> Providers => ["github", "gitlab"];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Every_file_is_as_the_service_s_schema_has_it(string provider)
    {
        foreach (var plan in new[] { SamplePlan.Of(), CiFileTests.Nested(), HostilePlan.WithHostileEnvironments() })
        {
            Assert.Equal("[]", (await ErrorsAsync(provider, Write(provider, plan))).ToString());
        }
    }

    [Theory]
    [InlineData("github", "runs-on:", "runs-onn:")]
    [InlineData("gitlab", "script:", "scripts:")]
    public async Task The_schema_finds_what_is_wrong(string provider, string right, string wrong) =>
        Assert.NotEqual(0, (await ErrorsAsync(provider, Write(provider, SamplePlan.Of()).Replace(right, wrong))).GetArrayLength());

    private static string Write(string provider, Plan plan) => CiFile.All.Single(file => file.Name == provider)
        .Write(CiPipeline.Of(CiPlans.Of(plan), new CiFileSettings("deploy", "dotnet test", CiFileSettings.DotnetImage, [])));

    private static async Task<JsonElement> ErrorsAsync(string provider, string file)
    {
        var modules = Environment.GetEnvironmentVariable("CI_SCHEMAS");
        Assert.SkipWhen(modules is null or "", "CI_SCHEMAS does not name the packages that ship the schemas; .ci/run sets it");
        var token = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("node", ["--input-type=module", "-e", Script, "--", provider, modules!])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(file.AsMemory(), token);
        node.StandardInput.Close();
        var said = await Task.WhenAll(node.StandardOutput.ReadToEndAsync(token), node.StandardError.ReadToEndAsync(token));
        await node.WaitForExitAsync(token);
        Assert.True(node.ExitCode == 0, said[1]);
        return JsonDocument.Parse(said[0]).RootElement;
    }
}
