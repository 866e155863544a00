using Deployment.Sdk.Analyzers.Tests.Generation;

namespace Deployment.Sdk.Analyzers.Tests.Rules;

/// <summary>One way to spoil the plan of the case study.</summary>
/// <param name="Id">The rule that has to speak.</param>
/// <param name="OnPlan">What is added above the plan class.</param>
/// <param name="Types">What is added beside it.</param>
internal sealed record Fault(string Id, string OnPlan = "", string Types = "")
{
    /// <summary>Whether a route or a line of the branching model cannot be read because of it.</summary>
    public bool IsIllegible => Id is "DPL1003" or "DPL1008";

    /// <summary>
    /// Whether its rule judges all routes or lines together, and so waits until each of them can be read: the one that cannot may be
    /// the one that it would miss, or the line that two routes share.
    /// </summary>
    public bool WaitsForTheIllegible => Id is "DPL1007" or "DPL1010";

    /// <summary>At least one for each rule. They share no names, so that any of them can stand together.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("DPL1001", "[Route<Live>(\"spike/*\")]"),
        new("DPL1001", "[Route<Uat>(\"release/*\")]"),
        new("DPL1002", "[Route<Live>(\"master\")]"),
        new("DPL1003", "[Route<Dev>(\"bug[0-9]\")]"),
        new("DPL1003", "[Route<Dev>(null!)]"),

        // Not a stable line: without it nobody knows which branches are stable, and the rules that ask for it wait for its correction.
        new("DPL1003", "[Branch(\"a..b\", BranchRole.Hotfix)]"),
        new("DPL1004", "[Route<Dev>(\"q*\"), Route<DeveloperApp>(\"*z\")]"),
        new("DPL1005", "[Route<Dev>(\"dev\")]"),
        new("DPL1006", "[Route<Dev>(\"t/**\"), Route<DeveloperApp>(\"t/*\"), Route<DeveloperApp>(\"t/**/*\")]"),
        new("DPL1007", "[Branch(\"nowhere/*\", BranchRole.Hotfix)]"),
        new("DPL1008", "[Route<Dev>(\"s/{slot}\")]"),
        new("DPL1008", "[Route<DeveloperApp>(\"s/{solt}\")]"),
        new("DPL1009", "[Route<Acceptance>(\"unready/*\")]", Environment("Acceptance", "Staging")),
        new("DPL1010", "[Branch(\"support/*\", BranchRole.Release, Stable = true), Route<Uat>(\"support/*\")]"),
        new("DPL1011", "[HostedOn(CodeHost.GitLab)]"),
        new("DPL1012", Types: "[Route<Dev>(\"planless\")] public static class Planless;"),
        new("DPL2001", "[Route<Shouting>(\"shouting\")]", Environment("Shouting", "Development", app: "Shouting_App")),
        new("DPL2002", "[Route<Twin>(\"twin\"), Route<Double>(\"double\")]",
            Environment("Twin", "Development", app: "yunojuno-twin") + Environment("Double", "Development", app: "yunojuno-twin")),
        new("DPL2003", Types: Environment("Forgotten", "Development")),
        new("DPL2004", "[Route<Whole>(\"whole\")]", Environment("Whole", "Development").Replace("partial ", "")),
        new("DPL2005", "[Route<Nothing>(\"nothing\"), CopyData<Nothing, Dev>]", "public class Nothing;"),
        new("DPL2006", "[Route<Own>(\"own/{slot}\")]",
            "[Environment(\"own-{slot}\", Stage.Development), HerokuApp(\"yunojuno-own-{slot}\"), Slot(\"a\", \"a@x.example\"), Slot(\"a\", \"b@x.example\")] public partial class Own;"),
        new("DPL2007", "[Route<Odd>(\"odd\")]", Environment("Odd", "Development", more: ", ConfigVar(\"ODD-NAME\", \"x\")")),
        new("DPL2007", "[Route<Port>(\"port\")]", Environment("Port", "Development", more: ", ConfigVar(\"PORT\", \"80\")")),
        new("DPL2008", "[Route<Open>(\"open\")]", Environment("Open", "Development", more: ", ConfigVar(\"AWS\", \"AKIAQ7ZP3M5T9XKD2WLC\")")),
        new("DPL2009", "[Route<Full>(\"master\"), Promotion<Full, Empty>]",
            Environment("Full", "Development", more: ", ConfigVar(\"FULL_ONLY\", \"1\")") + Environment("Empty", "Staging")),
        new("DPL2010", "[Route<Left>(\"left\"), Route<Right>(\"right\")]",
            Environment("Left", "Development", more: ", ConfigVar(\"DATABASE_URL\", \"postgres://db.yunojuno.example/app\")")
            + Environment("Right", "Staging", more: ", ConfigVar(\"DATABASE_URL\", \"postgres://db.yunojuno.example/app\")")),
        new("DPL2011", Types: "partial class Delivery { public static int Plan => 1; private class Heroku; }"),
        new("DPL2011", "[Route<Taken>(\"taken\")]", Environment("Taken", "Development") + "partial class Taken { public int Definition; }"),
        new("DPL2012", "[Route<Still>(\"still\")]", Environment("Still", "Development", more: ", Maintenance(Stop = \"web\")")),
        new("DPL2013", "[Route<Silent>(\"silent\")]", Environment("Silent", "Development", more: ", ReleaseCommand(\"\")")),
        new("DPL2014", "[Route<Option>(\"option\")]", Environment("Option", "Development").Replace("\"OPTION\"", "\"--rehearse\"")),
        new("DPL2015", "[Route<Lower>(\"lower\")]", Environment("Lower", "Development").Replace("\"LOWER\"", "\"dev\"")),
        new("DPL2016", "[Route<Bare>(\"bare\")]", Environment("Bare", "Development").Replace(", HerokuApp(\"yunojuno-bare\")", "")),
        new("DPL2017", Types: "[DeploymentPlan(\"yunojuno\")] public static partial class Rival;"),
        new("DPL3001", "[Route<Ring>(\"master\"), Promotion<Ring, Rang>, Promotion<Rang, Ring>]",
            Environment("Ring", "Development") + Environment("Rang", "Staging")),
        new("DPL3002", "[Promotion<Uat, Dev>]"),
        new("DPL3003", "[Promotion<Uat, Unguarded>]", Environment("Unguarded", "Production")),
        new("DPL3004", "[Promotion<Never, Later>]", Environment("Never", "Development") + Environment("Later", "Staging")),
        new("DPL3005", "[Promotion<Uat, Closed>]",
            Environment("Closed", "Production", more: ", RequiresApproval(\"owner\", \"Now?\", By = [\"a@x.example\"], Quorum = 3)")),
        new("DPL3006", "[Route<Shortcut>(\"master\"), Promotion<Shortcut, Live>]", Environment("Shortcut", "Staging", smokeTest: "")),
        new("DPL3007", "[Person(\"ada@yunojuno.example\", \"bot\"), Person(\"grace@yunojuno.example\", \"bot\")]"),
        new("DPL4001", "[CopyData<Live, Dev>]"),
        new("DPL4001", "[CopyData<Dev, Live>]"),
        new("DPL4002", "[Route<Demo>(\"demo/*\")]", Environment("Demo", "Development", more: ", Holds(DataClass.Production)")),
        new("DPL5001", Types: "static class Careless { static async Task Main(string[] args) => await Delivery.RunAsync(args); }"),
        new("DPL5002", Types: "static class Forger { public static Deployment.Sdk.Execution.Clearance<Uat, Live> Made = null!; }"),
    ];

    /// <summary>The case study with some of them.</summary>
    public static string Spoil(IEnumerable<Fault> faults)
    {
        var chosen = faults.ToList();
        var onPlan = string.Join('\n', chosen.Select(fault => fault.OnPlan).Where(text => text.Length > 0));
        var types = string.Join('\n', chosen.Select(fault => fault.Types));
        return CaseStudy.WithoutUsing.Replace("public static partial class Delivery;", $"{onPlan}\npublic static partial class Delivery;")
            + $"\n\n{types}\n";
    }

    public override string ToString() => $"{Id} by {OnPlan}{Types}";

    private static string Environment(
        string name, string stage, string? app = null, string more = "", string smokeTest = ", SmokeTest(\"/health\")") =>
        $"[Environment(\"{name.ToUpperInvariant()}\", Stage.{stage}), HerokuApp(\"{app ?? $"yunojuno-{name.ToLowerInvariant()}"}\"){smokeTest}{more}]\n" +
        $"public sealed partial class {name};\n";
}
