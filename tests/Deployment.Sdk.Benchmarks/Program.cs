using BenchmarkDotNet.Running;
using Deployment.Sdk.Benchmarks.Report;

if (args is ["report", var path])
{
    PerformanceReport.Write(path);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(PerformanceReport).Assembly).Run(args);
}
