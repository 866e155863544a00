using System.Xml;
using System.Xml.Linq;

namespace Deployment.Sdk.Services.TestCommand;

/// <summary>Reads JUnit's format and TRX, test by test: the sums in their heads are written by too many tools to be believed.</summary>
internal static class TestReport
{
    private const int LongestName = 200;

    // The outcomes of TRX that are no run.
    private static readonly HashSet<string> NotRun = new(["NotExecuted", "NotRunnable", "Pending", "Inconclusive"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Null if it is neither.</summary>
    public static TestCounts? Read(Stream stream)
    {
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var root = XDocument.Load(reader).Root!;
        return root.Name.LocalName switch
        {
            "testsuites" or "testsuite" => OfJUnit(root),
            "TestRun" => OfTrx(root),
            _ => null,
        };
    }

    private static TestCounts OfJUnit(XElement root)
    {
        var tests = root.Descendants().Where(element => element.Name.LocalName == "testcase").ToList();
        var skipped = tests.Count(test => Has(test, "skipped") && !HasFailed(test));

        // What breaks outside a test, as a fixture of a class, stands in the suite itself, or only in its sums.
        var outside = root.DescendantsAndSelf()
            .Where(suite => suite.Name.LocalName is "testsuite" or "testsuites" && (HasFailed(suite) || Sum(suite) > suite.Descendants().Count(HasFailed)))
            .Select(Name);
        return new(tests.Count - skipped, skipped, [.. tests.Where(HasFailed).Select(Name), .. outside.Take(1)], null);
    }

    private static TestCounts OfTrx(XElement root)
    {
        var results = root.Descendants().Where(element => element.Name.LocalName == "UnitTestResult").ToList();
        var skipped = results.Count(result => NotRun.Contains(Outcome(result)));
        string[] failed =
        [
            .. results.Where(result => !NotRun.Contains(Outcome(result)) && Outcome(result) is not ("Passed" or "PassedButRunAborted" or "Warning"))
                .Select(result => Neutral((string?)result.Attribute("testName"))),
        ];
        var summary = root.Elements().FirstOrDefault(element => element.Name.LocalName == "ResultSummary");
        return summary is not null && failed.Length == 0 && Outcome(summary) is "Failed" or "Error" or "Aborted" or "Timeout"
            ? TestCounts.Unknown($"the run as a whole is \"{NeutralText.Line(Outcome(summary), 30)}\"")
            : new(results.Count - skipped, skipped, failed, null);
    }

    // An outcome that is left out is one that TRX calls an error.
    private static string Outcome(XElement result) => (string?)result.Attribute("outcome") ?? "Error";

    private static bool HasFailed(XElement element) => Has(element, "failure") || Has(element, "error");

    private static bool Has(XElement element, string name) => element.Elements().Any(child => child.Name.LocalName == name);

    private static int Sum(XElement suite) => Number(suite, "failures") + Number(suite, "errors");

    private static int Number(XElement suite, string name) => int.TryParse((string?)suite.Attribute(name), out var number) ? number : 0;

    private static string Name(XElement element) => Neutral(
        (string?)element.Attribute("classname") is { Length: > 0 } of ? $"{of}.{(string?)element.Attribute("name")}" : (string?)element.Attribute("name"));

    private static string Neutral(string? name) => NeutralText.Line(name is { Length: > 0 } ? name : "a test without a name", LongestName);
}
