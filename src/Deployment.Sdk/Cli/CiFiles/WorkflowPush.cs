using Deployment.Sdk.Plans.Proofs.Dialects;

namespace Deployment.Sdk.Cli.CiFiles;

/// <summary>The trigger <c>push</c> where its filters are those of the whole workflow: the branches of every deployment.</summary>
internal static class WorkflowPush
{
    /// <param name="yaml">The file.</param>
    /// <param name="pipeline">What it runs.</param>
    /// <param name="dialect">How the service's filters read.</param>
    /// <param name="unclear">The characters that may mean something else there.</param>
    public static void Write(YamlWriter yaml, CiPipeline pipeline, BranchDialect dialect, string unclear)
    {
        if (pipeline.Deployments.IsEmpty)
        {
            return;
        }

        using (yaml.Under("push"))
        using (yaml.Under("branches"))
        {
            var texts = new HashSet<string>();
            foreach (var deployment in pipeline.Deployments)
            {
                var filter = BranchFilter.Of(deployment, dialect, unclear);
                if (!filter.IsExact)
                {
                    yaml.Comment(CiFile.Difference(deployment, dialect, filter.Differs!));
                }

                foreach (var text in filter.Texts.Where(texts.Add))
                {
                    yaml.Item(text);
                }
            }
        }
    }
}
