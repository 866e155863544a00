namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>The roles that no job can be told the yes of, for whoever wonders why none of them is asked.</summary>
internal static class CiRecordedApprovals
{
    /// <summary>For people, what each environment waits for.</summary>
    public static IEnumerable<string> Lines(CiPipeline pipeline)
    {
        foreach (var environment in pipeline.Plan.Environments)
        {
            string[] roles =
            [
                .. environment.Roles.Where(role => !role.IsAssertable).Select(role => role.Name).Distinct(StringComparer.OrdinalIgnoreCase),
            ];
            if (roles.Length > 0)
            {
                yield return $"{environment.Name} waits for {string.Join(" and ", roles)}, who say yes with: dotnet run -- approve REQUEST --role ROLE";
                yield return "Until then a job names the request and delivers nothing: start it again after the last yes.";
            }
        }
    }
}
