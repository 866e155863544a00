namespace Deployment.Sdk.Benchmarks.Resolving;

[Environment("app-0", Stage.Development), HerokuApp("benchmarks-0")]
public sealed partial class App0;

[Environment("app-1", Stage.Development), HerokuApp("benchmarks-1")]
public sealed partial class App1;

[Environment("app-2", Stage.Development), HerokuApp("benchmarks-2")]
public sealed partial class App2;

[Environment("app-3", Stage.Development), HerokuApp("benchmarks-3")]
public sealed partial class App3;

[Environment("app-4", Stage.Development), HerokuApp("benchmarks-4")]
public sealed partial class App4;
