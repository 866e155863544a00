using System.Collections.Immutable;
using CsCheck;
using Deployment.Sdk.Execution;
using Deployment.Sdk.Tests.Testing;

namespace Deployment.Sdk.Tests.Execution.Configuration;

/// <summary>What holds for whatever a team declares and an app has.</summary>
public sealed class ConfigProperties
{
    private static readonly string[] Names = ["A", "B", "C", "D", "E", "F"];
    private static readonly string[] Some = ["", "true", "True", "on", "postgres://u:p@h/d", "\u001b[31mred", "one\ntwo", "\u202e"];

    private static readonly Gen<string> Values = Gen.OneOf(Gen.Int[0, Some.Length - 1].Select(index => Some[index]), Gen.String[0, 40]);

    private static readonly Gen<Dictionary<string, string>> Configs =
        Gen.Select(Gen.Int[0, Names.Length - 1].Select(index => Names[index]), Values).Array[0, 8].Select(pairs =>
            pairs.DistinctBy(pair => pair.Item1).ToDictionary(pair => pair.Item1, pair => pair.Item2));

    private static readonly Gen<(Attribute[] Declared, GivenSecrets Given)> Declarations =
        from kinds in Gen.Int[0, 4].Array[Names.Length]
        from values in Values.Array[Names.Length]
        select (
            Names.Select((name, index) => kinds[index] switch
            {
                0 => (Attribute)new ConfigVarAttribute(name, values[index]),
                1 or 2 => new SecretVarAttribute(name),
                3 => new RemovedConfigVarAttribute(name),
                _ => new ProcessTypeAttribute(name),
            }).ToArray(),
            new GivenSecrets(Names.Select((name, index) => (name, index)).Where(entry => kinds[entry.index] == 1 && values[entry.index].Length > 0)
                .ToImmutableSortedDictionary(entry => entry.name, entry => values[entry.index], StringComparer.Ordinal)));

    [Fact]
    public void After_an_apply_the_diff_is_empty_but_for_what_nobody_declares_and_secrets_that_nobody_gave() =>
        Gen.Select(Declarations, Configs).Sample((plan, before) =>
        {
            var after = Apply(plan, before, ConfigChanges.All);

            var declared = plan.Declared.OfType<ConfigVarAttribute>().Select(variable => variable.Name)
                .Concat(plan.Declared.OfType<SecretVarAttribute>().Select(secret => secret.Name))
                .Concat(plan.Declared.OfType<RemovedConfigVarAttribute>().Select(removed => removed.Name)).ToHashSet();
            var missing = plan.Declared.OfType<SecretVarAttribute>().Select(secret => secret.Name)
                .Where(name => !plan.Given.Has(name) && !before.ContainsKey(name));
            Assert.Equal(
                after.Keys.Except(declared).Concat(missing).Order(StringComparer.Ordinal),
                Compare(plan, after).Where(variable => variable.IsDifferent).Select(variable => variable.Name));
            Assert.Null(ConfigChanges.All(State(plan, after), State(plan, after).Builder));
        });

    [Fact]
    public void An_apply_touches_nothing_that_no_declaration_names() => Gen.Select(Declarations, Configs).Sample((plan, before) =>
    {
        var after = Apply(plan, before, ConfigChanges.All);
        var strange = Names.Where(name => plan.Declared.OfType<ProcessTypeAttribute>().Any(process => process.Name == name));
        Assert.All(strange, name => Assert.Equal(before.GetValueOrDefault(name), after.GetValueOrDefault(name)));
    });

    [Fact]
    public void A_delivery_that_adds_first_and_removes_later_ends_where_an_apply_does() => Gen.Select(Declarations, Configs).Sample((plan, before) =>
        Assert.Equal(
            Apply(plan, before, ConfigChanges.All),
            Apply(plan, Apply(plan, before, ConfigChanges.Additions), ConfigChanges.Removals)));

    [Fact]
    public void Two_values_of_one_name_are_equal_if_and_only_if_their_hashes_are() => Gen.Select(Configs, Configs).Sample((one, two) =>
    {
        var uat = SamplePlan.Uat();
        var compared = AppComparison.Of(
            uat, new AppConfig("a", one, AppAddOns.None), uat, new AppConfig("b", two, AppAddOns.None), new ConfigDisplay(KeyedHash.OfThisRun()));
        Assert.All(
            compared.Where(variable => variable is { Here: not null, There: not null }),
            variable => Assert.Equal(one[variable.Name] == two[variable.Name], variable.Here!.Hash == variable.There!.Hash));
    });

    [Fact]
    public void No_value_is_shown_that_is_not_declared_openly() => Gen.Select(Declarations, Configs).Sample((plan, app) =>
        Assert.All(
            Compare(plan, app).Where(variable => plan.Declared.OfType<ConfigVarAttribute>().All(open => open.Name != variable.Name)),
            variable => Assert.Null(variable.Here?.Text ?? variable.There?.Text)));

    private static ImmutableArray<ComparedVar> Compare((Attribute[] Declared, GivenSecrets Given) plan, Dictionary<string, string> app) =>
        PlanComparison.Of(
            SamplePlan.Uat(plan.Declared), plan.Given, new AppConfig("a", app, AppAddOns.None), new ConfigDisplay(KeyedHash.OfThisRun()));

    private static TargetState State((Attribute[] Declared, GivenSecrets Given) plan, Dictionary<string, string> config) =>
        AppStates.Of(SamplePlan.Uat(plan.Declared), app => app with { Config = config }) with { Given = plan.Given };

    private static Dictionary<string, string> Apply(
        (Attribute[] Declared, GivenSecrets Given) plan,
        Dictionary<string, string> config,
        Func<TargetState, AppState, SetConfigStep?> changes)
    {
        var state = State(plan, config);
        var after = new Dictionary<string, string>(config);
        foreach (var (name, value) in changes(state, state.Builder)?.Values ?? ImmutableSortedDictionary<string, string?>.Empty)
        {
            if (value is null)
            {
                after.Remove(name);
            }
            else
            {
                after[name] = value;
            }
        }

        return after;
    }
}
