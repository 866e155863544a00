using System.Collections.Immutable;
using System.Globalization;
using Deployment.Sdk.Plans;
using Deployment.Sdk.Plans.Patterns;
using Deployment.Sdk.Plans.Proofs;
using Deployment.Sdk.Plans.Proofs.Freezes;
using Deployment.Sdk.Plans.Proofs.Secrets;

namespace Deployment.Sdk.Execution;

/// <summary>
/// The headline checks of the analyzers once more, when the plan runs: no <c>#pragma</c> and no <c>.editorconfig</c> silences them here.
/// </summary>
internal static class PlanCheck
{
    public static Refusal? Of(Plan plan)
    {
        var environments = plan.Environments;
        return Placeholders(plan, environments)
            ?? AppNames(environments)
            ?? Names(plan, environments)
            ?? ConfigVarNames(environments)
            ?? Twice(environments)
            ?? Namesakes(plan)
            ?? DeclarationCheck.Of(plan, environments)
            ?? Unmeetable(environments)
            ?? Stopped(environments)
            ?? Secrets(environments)
            ?? Patterns(plan)
            ?? Routes(plan, environments);
    }

    private static Refusal? Placeholders(Plan plan, ImmutableArray<EnvironmentDefinition> environments)
    {
        var inRoutes =
            from route in plan.Routes
            from fault in UnboundPlaceholders.InRoute(route.Pattern, route.Target.Name, !route.Target.Slots.IsEmpty)
            select (fault, Place: $"the branch pattern {route.Pattern}");
        var inLines =
            from line in plan.BranchLines
            from fault in UnboundPlaceholders.InBranchLine(line.Pattern)
            select (fault, Place: $"the branch pattern {line.Pattern}");
        var inNames =
            from environment in environments
            from name in environment.Apps.Select(app => app.Name).Prepend(environment.Name)
            from fault in UnboundPlaceholders.InName(name, !environment.Slots.IsEmpty)
            select (fault, Place: $"the name {name}");
        return inRoutes.Concat(inLines).Concat(inNames)
            .Select(found => Refusal.Policy(
                $"DPL1008: nothing binds {found.fault.Placeholder.Text} in {found.Place}: {found.fault.Problem}", found.fault.Remedy))
            .FirstOrDefault();
    }

    private static Refusal? AppNames(ImmutableArray<EnvironmentDefinition> environments) =>
        (from environment in environments
         from app in environment.Apps
         let fault = HerokuAppName.Check(app.Name, Slots(environment))
         where fault is not null
         select Refusal.Policy($"DPL2001: {environment.Name}: {fault.Expanded} {fault.Problem}", fault.Remedy)).FirstOrDefault()
        ?? (from environment in environments
            where environment.Apps.IsEmpty
            select Refusal.Policy(
                $"{environment.Name} names no Heroku app", $"add [HerokuApp(\"name\")] to it")).FirstOrDefault();

    private static Refusal? Names(Plan plan, ImmutableArray<EnvironmentDefinition> environments) =>
        (from called in environments
            .Select(environment => (What: "environment", environment.Name, Fault: EnvironmentName.Check(environment.Name, Slots(environment))))
            .Prepend((What: "pipeline", Name: plan.Pipeline, Fault: HerokuPipelineName.Check(plan.Pipeline)))
         where called.Fault is not null
         select Refusal.Policy(
             $"DPL2014: no {called.What} can be called '{called.Name}'. {called.Fault.Problem}", called.Fault.Remedy)).FirstOrDefault()
        ?? (from environment in environments
            from slots in Target.AllOf(environment).GroupBy(target => target.Name, StringComparer.OrdinalIgnoreCase)
            where slots.Count() > 1
            select Refusal.Policy(
                $"DPL2006: {slots.Count()} slots of {environment.Name} are called {slots.Key}",
                "write {slot} into the environment's name, and give each slot a text of its own")).FirstOrDefault()
        ?? (from target in environments.SelectMany(environment => Target.AllOf(environment))
            group target by target.Name.ToUpperInvariant() into same
            where same.Count() > 1
            select Refusal.Policy(
                $"DPL2015: {same.Count()} environments of the plan are called {same.First().Name}: {string.Join(" and ", same.Select(Told))}",
                "give them different names")).FirstOrDefault();

    // The names of their classes are the compiler's to tell: a plan that runs has none.
    private static string Told(Target target)
    {
        var template = target.Name == target.Definition.Name ? "" : $" (by {target.Definition.Name})";
        return $"{target.Name} of {string.Join(", ", target.Apps.Select(app => app.Name))}{template}";
    }

    private static Refusal? Twice(ImmutableArray<EnvironmentDefinition> environments) =>
        (from target in environments.SelectMany(environment => Target.AllOf(environment))
         from app in target.Apps
         group target by app.Name into owners
         where owners.Count() > 1
         select Refusal.Policy(
             owners.Distinct().Count() == 1
                 ? $"DPL2002: {owners.First().Name} names the app {owners.Key} {owners.Count()} times"
                 : $"DPL2002: the app {owners.Key} belongs to {string.Join(" and ", owners.Select(owner => owner.Name).Distinct())}",
             "name each app once")).FirstOrDefault()
        ?? (from environment in environments
            from variable in ConfigVars(environment)
            group variable by (environment.Name, Variable: variable) into declarations
            where declarations.Count() > 1
            select Refusal.Policy(
                $"DPL2007: {declarations.Key.Name} declares the config var {declarations.Key.Variable} {declarations.Count()} times",
                "declare it once, as [ConfigVar], [SecretVar] or [RemovedConfigVar]")).FirstOrDefault();

    private static Refusal? Namesakes(Plan plan)
    {
        PersonAttribute[] people = [.. plan.Declarations.Select(declaration => declaration.Attribute).OfType<PersonAttribute>()];
        if (people.FirstOrDefault(person => string.IsNullOrWhiteSpace(person.Email)) is not { } nameless)
        {
            return SharedName(people);
        }

        string[] others = [.. nameless.Aliases.Where(name => !string.IsNullOrWhiteSpace(name))];
        return Refusal.Policy(
            $"a [Person] of the plan has no e-mail{(others.Length > 0 ? $" (it also goes by {string.Join(", ", others)})" : "")}",
            "write the e-mail that the plan calls them by: [Person(\"EMAIL\", \"ALIAS\")]");
    }

    private static Refusal? SharedName(PersonAttribute[] people) =>
        (from shared in PersonNames.Shared(people.Select(person => ((string?)person.Email, person.Aliases.AsEnumerable<string?>())))
         select Refusal.Policy($"DPL3007: '{shared.Name}' {shared.Problem}, and nobody could tell the two apart", PersonNames.Remedy)).FirstOrDefault();

    private static Refusal? ConfigVarNames(ImmutableArray<EnvironmentDefinition> environments) =>
        (from environment in environments
         from variable in ConfigVars(environment)
         let fault = HerokuConfigVarName.Check(variable)
         where fault is not null
         select Refusal.Policy(
             $"DPL2007: {environment.Name} declares the config var '{variable}'. {fault.Problem}", fault.Remedy)).FirstOrDefault();

    private static Refusal? Secrets(ImmutableArray<EnvironmentDefinition> environments) =>
        (from environment in environments
         from variable in environment.Of<ConfigVarAttribute>()
         where variable.Value is not null && SecretValue.InVariable(variable.Name, variable.Value) is not null
         select Refusal.Policy(
             $"DPL2008: {environment.Name} declares the config var {variable.Name} with a secret as its value",
             $"revoke it, and declare [SecretVar(\"{variable.Name}\")]")).FirstOrDefault();

    private static IEnumerable<string> ConfigVars(EnvironmentDefinition environment) =>
        environment.Of<ConfigVarAttribute>().Select(declared => declared.Name)
            .Concat(environment.Of<SecretVarAttribute>().Select(declared => declared.Name))
            .Concat(environment.Of<RemovedConfigVarAttribute>().Select(declared => declared.Name));

    // Before anything changes: a smoke test that can never pass would say so only after the release.
    private static Refusal? Unmeetable(ImmutableArray<EnvironmentDefinition> environments) =>
        (from environment in environments
         from found in UnmeetableApprovals(environment).Concat(UnmeetableTests(environment)).Concat(UnmeetableTimes(environment))
         select Refusal.Policy($"DPL3005: {environment.Name}: {found.Text}: {found.Fault.Problem}", found.Fault.Remedy)).FirstOrDefault();

    private static IEnumerable<(string Text, UnmeetableRule Fault)> UnmeetableApprovals(EnvironmentDefinition environment)
    {
        var soak = environment.Of<SoakAttribute>().Select(soak => soak.Seconds).DefaultIfEmpty().Max();
        return
            from approval in environment.Of<RequiresApprovalAttribute>()
            let shorter = ApprovalRule.ShorterThanSoak(approval.ExpiresAfter, soak)
            from fault in ApprovalRule.Faults(approval.By, approval.Quorum, approval.NotRequester, approval.ExpiresAfter)
                .Concat(shorter is null ? [] : [shorter])
            select ($"the approval by {approval.Role} can never be given", fault);
    }

    private static IEnumerable<(string Text, UnmeetableRule Fault)> UnmeetableTests(EnvironmentDefinition environment) =>
        from test in environment.Of<SmokeTestAttribute>()
        from fault in SmokeTestRule.Faults(test.Path, test.Attempts, test.Timeout, test.ExpectStatus)
        select ($"the smoke test of {test.Path} can never pass", fault);

    private static IEnumerable<(string Text, UnmeetableRule Fault)> UnmeetableTimes(EnvironmentDefinition environment)
    {
        var freezes = environment.Of<FreezeAttribute>();
        var windows = freezes.Select(freeze => FreezeWindow.TryParse(freeze.From, freeze.To, freeze.TimeZone, out _)).OfType<FreezeWindow>();
        return
            from found in environment.Of<SoakAttribute>().Select(soak => (Text: "the soak can never be over", Fault: SoakRule.Fault(soak.Seconds)))
                .Concat(freezes.Select(freeze => (
                    Text: $"the freeze \"{freeze.From}\" to \"{freeze.To}\" in \"{freeze.TimeZone}\" can never be lifted",
                    Fault: FreezeRule.Fault(freeze.From, freeze.To, freeze.TimeZone))))
                .Append((Text: "a release can never arrive", Fault: FreezeRule.NoOpenMinute(FrozenWeek.WithoutOpenMinute(windows))))
            where found.Fault is not null
            select (found.Text, found.Fault);
    }

    // Heroku answers a request of an app without web dynos with an error page of its own, whatever maintenance says.
    private static Refusal? Stopped(ImmutableArray<EnvironmentDefinition> environments) =>
        (from environment in environments
         from maintenance in environment.Of<MaintenanceAttribute>()
         from fault in StoppedProcessRule.Faults(maintenance.Stop)
         select Refusal.Policy(
             $"DPL2012: {environment.Name} declares [Maintenance(Stop = \"{maintenance.Stop}\")]: {fault.Problem}", fault.Remedy)).FirstOrDefault();

    private static Refusal? Patterns(Plan plan)
    {
        foreach (var text in plan.Routes.Select(route => route.Pattern).Concat(plan.BranchLines.Select(line => line.Pattern)))
        {
            if (BranchPattern.TryParse(text, out var error) is null)
            {
                return Refusal.Policy($"DPL1003: the branch pattern {text}: {error?.Problem}", error?.Remedy);
            }
        }

        return null;
    }

    private static Refusal? Routes(Plan plan, ImmutableArray<EnvironmentDefinition> environments)
    {
        ProofRoute[] routes =
            [.. plan.Routes.Select(route => new ProofRoute(Parse(route.Pattern), Slots(route.Target), Key(environments, route.Target)))];
        var precedence = RoutePrecedence.Of(routes);
        if (precedence.Ambiguities is [var overlap, ..])
        {
            return Refusal.Policy(
                $"DPL1004: the routes {plan.Routes[overlap.First].Pattern} and {plan.Routes[overlap.Second].Pattern} both take {overlap.Witness}",
                "narrow one of them");
        }

        var unstable = ProductionReach.Find(
            precedence,
            routes,
            [.. plan.BranchLines.Select(line => new ProofLine(Parse(line.Pattern), line.IsStable))],
            [.. environments.Select(environment => new ProofEnvironment(
                Key(environments, environment), environment.Name, environment.Stage == Stage.Production))],
            [.. plan.Promotions.Select(promotion => new ProofPromotion(
                Key(environments, promotion.From), Key(environments, promotion.To)))]);
        return unstable is [var path, ..]
            ? Refusal.Policy(
                $"DPL1001: a branch that is not stable reaches production: {path}",
                $"route {plan.Routes[path.Route].Pattern} to an environment that is not promoted to production")
            : null;
    }

    private static BranchPattern Parse(string text) =>
        BranchPattern.TryParse(text, out _) ?? throw new InvalidOperationException($"{text} was parsed before.");

    private static string[] Slots(EnvironmentDefinition environment) => [.. environment.Slots.Select(slot => slot.Slot)];

    private static string Key(ImmutableArray<EnvironmentDefinition> environments, EnvironmentDefinition environment) =>
        environments.IndexOf(environment).ToString(CultureInfo.InvariantCulture);
}
