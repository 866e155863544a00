using BenchmarkDotNet.Running;
using Deployment.Sdk.Benchmarks.Report;

if (args is ["report", var path, .. var sections])
{
    PerformanceReport.Write(path, sections);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(PerformanceReport).Assembly).Run(args);
}
