#!/usr/bin/env -S dotnet run
// The whole delivery of a team in one file, without a project. From the root of this repository:
//
//     dotnet pack
//     dotnet run samples/SingleFile/deploy.cs -- explain master
//     dotnet run samples/SingleFile/deploy.cs -- deploy --branch master --rehearse
//
// `dotnet pack` puts both packages where this file finds them; in a repository of your own they come from where all packages do.
#:package Deployment.Sdk@0.1.0-*
#:package Deployment.Sdk.Emulator@0.1.0-*
#:property PublishAot=false

using Deployment.Sdk;

return await Delivery.RunAsync(args);

[DeploymentPlan("yunojuno")]
[Gitflow(Main = "master", Develop = "dev")]
[Route<Uat>("master")]
[Route<Dev>("dev")]
[Promotion<Uat, Live>]
public static partial class Delivery;

[Environment("LIVE", Stage.Production), HerokuApp("yunojuno-live")]
[RequiresApproval("sales", "Is anyone in the middle of a demo?")]
public sealed partial class Live;

[Environment("UAT", Stage.Staging), HerokuApp("yunojuno-uat"), Holds(DataClass.Anonymised)]
[SmokeTest("/health")]
public sealed partial class Uat;

[Environment("DEV", Stage.Development), HerokuApp("yunojuno-dev")]
public sealed partial class Dev;
