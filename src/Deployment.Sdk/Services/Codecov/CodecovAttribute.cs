using System.Globalization;
using Deployment.Sdk.Services;
using Deployment.Sdk.Services.Codecov;

namespace Deployment.Sdk;

/// <summary>
/// What arrives must be covered by tests, as Codecov measured it. While Codecov processes the commit's report the gate waits, for
/// <see cref="Wait"/> seconds. An API access token is in <c>CODECOV_API_TOKEN</c>; a public repository needs none.
/// </summary>
/// <param name="host">Where the code lives, as Codecov calls it: <c>github</c>, <c>gitlab</c>, <c>bitbucket</c>, or one of these with <c>_enterprise</c> or <c>_server</c>.</param>
/// <param name="owner">The owner of the repository.</param>
/// <param name="repository">The name of the repository.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CodecovAttribute(string host, string owner, string repository) : GateAttribute
{
    /// <summary>Where the code lives, as Codecov calls it.</summary>
    public string Host { get; } = host ?? "";

    /// <summary>The owner of the repository.</summary>
    public string Owner { get; } = owner ?? "";

    /// <summary>The name of the repository.</summary>
    public string Repository { get; } = repository ?? "";

    /// <summary>The least coverage of the whole project, in per cent; 0, the default, asks for none but that it was measured.</summary>
    public double Project { get; init; }

    /// <summary>The least coverage of the lines that the commit changes, in per cent; 0, the default, does not ask.</summary>
    public double Patch { get; init; }

    /// <summary>By how many points the coverage of the project may be lower than its parent's; -1, the default, does not ask.</summary>
    public double MostLost { get; init; } = -1;

    /// <summary>How long to wait for a report, in whole seconds; 300 unless declared.</summary>
    public int Wait { get; init; } = 300;

    /// <summary>Whether the gate is open when nobody can tell the coverage: Codecov is down, or has no report. Closed unless declared.</summary>
    public bool OpenWhenUnknown { get; init; }

    /// <summary>Another address of the API; <c>CODECOV_API_URL</c> comes before it. Null is <c>https://api.codecov.io/api/v2/</c>.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceVariable> Variables => CodecovService.Variables;

    /// <inheritdoc/>
    public override string Describe() => $"coverage at Codecov of {Owner}/{Repository}: {string.Join(", ", Asked())}";

    /// <inheritdoc/>
    public override async Task<GateVerdict> AskAsync(IGateContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);

        // Outside of what may be unknown: a mistake in the declaration or in a variable never opens the gate.
        var address = context.Services.Address(CodecovService.AddressVariable, Address, CodecovService.Cloud);
        var reader = new CodecovReader(context.Services, CodecovService.For(address, context.Commit), Host, Owner, Repository);
        CoverageReport report;
        try
        {
            report = await reader.ReadAsync(
                context.Commit,
                context.Branch,
                Patch > 0 || MostLost >= 0,
                measured => IsShort(measured, out var what) ? what : null,
                TimeSpan.FromSeconds(Wait),
                cancellationToken).ConfigureAwait(false);
        }
        catch (ServiceException failure) when (CodecovService.IsPassing(failure))
        {
            report = CoverageReport.Unknown(failure.Message);
        }

        return Decide(report) with { Link = Page(address, context.Commit) };
    }

    private bool IsShort(CoverageReport report, out string what) => Measure(report, out _, out _, out what);

    private GateVerdict Decide(CoverageReport report) =>
        Measure(report, out var told, out var unknown, out var tooLittle) ? GateVerdict.No($"coverage at Codecov: {tooLittle}")
        : unknown.Count == 0 ? GateVerdict.Yes($"coverage at Codecov: {string.Join(", ", told)}")
        : Unknown($"{string.Join(" and ", unknown)} cannot be told: {report.Problem ?? "Codecov leaves it out of its answer"}");

    /// <summary>Whether something is less than it must be.</summary>
    private bool Measure(CoverageReport report, out List<string> told, out List<string> unknown, out string tooLittle)
    {
        var (good, open, low) = (new List<string>(), new List<string>(), new List<string>());
        Covered("project", report.Project, Project);
        if (MostLost >= 0)
        {
            if (report.Lost is not { } lost)
            {
                open.Add("whether coverage was lost");
            }
            else if (Math.Round(lost, 2) > MostLost)
            {
                low.Add($"the project lost {Number(lost)} points, and may lose {Number(MostLost)}");
            }
            else
            {
                good.Add(lost > 0 ? $"{Number(lost)} points lost" : "nothing lost");
            }
        }

        if (Patch > 0)
        {
            if (report.HasPatch == false)
            {
                good.Add("no changed line counts");
            }
            else
            {
                Covered("patch", report.Patch, Patch);
            }
        }

        (told, unknown, tooLittle) = (good, open, string.Join("; ", low));
        return low.Count > 0;

        void Covered(string what, double? measured, double least)
        {
            if (measured is not { } covered)
            {
                open.Add($"{what} coverage");
            }
            else if (covered < least)
            {
                low.Add($"{what} is {Number(covered)} %, and must be {Number(least)} %");
            }
            else
            {
                good.Add($"{what} {Number(covered)} %");
            }
        }
    }

    private GateVerdict Unknown(string what) =>
        OpenWhenUnknown ? GateVerdict.Yes($"open as declared, though {what}") : GateVerdict.No(what);

    private IEnumerable<string> Asked()
    {
        yield return $"project at least {Number(Project)} %";
        if (MostLost >= 0)
        {
            yield return $"at most {Number(MostLost)} points lost";
        }

        if (Patch > 0)
        {
            yield return $"patch at least {Number(Patch)} %";
        }
    }

    // Only Codecov's own cloud has a page whose address is known.
    private Uri? Page(Uri address, string commit) => address.AbsoluteUri == CodecovService.Cloud && Short() is { } host
        ? new Uri($"https://app.codecov.io/{host}/{Uri.EscapeDataString(Owner)}/{Uri.EscapeDataString(Repository)}/commit/{commit}")
        : null;

    private string? Short() => Host switch
    {
        "github" or "gh" => "gh",
        "gitlab" or "gl" => "gl",
        "bitbucket" or "bb" => "bb",
        _ => null,
    };

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
