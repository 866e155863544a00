using Deployment.Sdk.Analyzers.Reading;

namespace Deployment.Sdk.Analyzers.Rules;

/// <summary>Says why a type cannot be an environment, and what helps.</summary>
internal static class EnvironmentFaultText
{
    public static (string Problem, string Remedy) Of(EnvironmentModel environment) => environment.Fault switch
    {
        EnvironmentFault.NotAClass => ("It is not a class.", "Name a class that has [Environment]."),
        EnvironmentFault.NotDeclared => (
            "It has no [Environment] of its own.",
            "Add one, such as [Environment(\"UAT\", Stage.Staging)], or name a class that has one."),
        EnvironmentFault.Generic => (
            "It, or a class around it, has type parameters.", "Name a class without them."),
        EnvironmentFault.FileLocal => (
            "It is visible in its own file only, where generated code does not stand.", "Remove 'file'."),
        EnvironmentFault.Private => (
            "It is private, so generated code cannot name it.", "Make it, and the classes around it, internal or public."),
        EnvironmentFault.NoDefinition => (
            $"{environment.Obstacle}.",
            "Build that assembly with a reference to Deployment.Sdk, and make the class public there."),
        _ => (environment.Obstacle ?? "It does not compile.", "Correct it first."),
    };
}
