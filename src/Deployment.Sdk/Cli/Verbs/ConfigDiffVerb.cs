using System.Collections.Immutable;
using System.CommandLine;
using Deployment.Sdk.Cli.Documents;
using Deployment.Sdk.Cli.Rendering;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Plans;

namespace Deployment.Sdk.Cli.Verbs;

/// <summary><c>config diff</c>: what the plan declares against what apps have, or one environment against another.</summary>
internal static class ConfigDiffVerb
{
    private const string Name = "config diff";

    public static Command Create(ProgramContext context)
    {
        var environment = new Argument<string?>("ENVIRONMENT")
        {
            Description = "The environment; all of them unless named.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var against = new Option<string?>("--against")
        {
            Description = "Compare with this environment instead of the plan.",
            HelpName = "ENVIRONMENT",
        };
        var command = new Command("diff", "Show how config vars differ from the plan, or from another environment.")
        {
            environment, against, CommonOptions.DetailedExitCode,
        };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(against) is not null && parsed.GetValue(environment) is null)
            {
                parsed.AddError("--against compares two environments: name the first one too.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = new CliOutput(context.Host, parsed);
            var rehearse = parsed.GetValue(CommonOptions.Rehearse);
            ImmutableArray<ComparedConfig>? compared = null;
            var result = await VerbRun.ResultAsync(
                context,
                output,
                rehearse,
                async (session, _, token) =>
                {
                    var pairs = Pairs(session.Plan, parsed.GetValue(environment), parsed.GetValue(against));
                    if (pairs.Refusal is { } refusal)
                    {
                        return DeliveryResult.From(refusal);
                    }

                    compared = await new ConfigDiffing(session).CompareAsync(pairs.Value, token).ConfigureAwait(false);
                    return new DeliveryResult(DeliveryOutcome.Done, "");
                },
                cancellationToken).ConfigureAwait(false);
            if (compared is not { } configs || !result.IsSuccess)
            {
                return VerbEnd.Tell(output, Name, rehearse, result);
            }

            Print(context, output, rehearse, configs);
            return (int)(configs.Any(config => config.Problem is not null) ? DeliveryOutcome.Failed
                : parsed.GetValue(CommonOptions.DetailedExitCode) && configs.Any(config => config.IsDifferent) ? DeliveryOutcome.ChangesPending
                : DeliveryOutcome.Done);
        });
        return command;
    }

    private static Verdict<ConfigPair[]> Pairs(Plan plan, string? environment, string? against)
    {
        if (environment is null)
        {
            return plan.Environments.SelectMany(definition => Target.AllOf(definition)).SelectMany(ConfigPair.WithPlan).ToArray();
        }

        var here = TargetNames.Find(plan, environment);
        if (here.Refusal is { } unknown)
        {
            return unknown;
        }

        if (against is null)
        {
            return ConfigPair.WithPlan(here.Value).ToArray();
        }

        var there = TargetNames.Find(plan, against);
        return there.Refusal is { } stranger ? stranger : ConfigPair.Between(here.Value, there.Value);
    }

    private static void Print(ProgramContext context, CliOutput output, bool rehearse, ImmutableArray<ComparedConfig> configs)
    {
        if (!output.IsJson)
        {
            foreach (var config in configs)
            {
                ConfigTable.Print(output, config);
            }

            return;
        }

        output.Document(
            new ConfigDiffDocument(
                1,
                context.Plan.Pipeline,
                rehearse,
                configs.All(config => config is { IsDifferent: false, Problem: null }),
                [
                    .. configs.Select(config => new ConfigDiffApp(
                        config.Pair.Target.Name,
                        config.Pair.App.Name,
                        config.Pair.OtherTarget?.Name,
                        config.Pair.Other?.Name,
                        config.Problem,
                        [
                            .. config.Variables.Select(variable => new ConfigDiffVariable(
                                variable.Name, variable.State, ConfigDiffValue.Of(variable.Here), ConfigDiffValue.Of(variable.There), variable.Note)),
                        ])),
                ]),
            CliJson.Default.ConfigDiffDocument);
    }
}
