using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL1005: removes the route that repeats another.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveDuplicateRouteFix)), Shared]
internal sealed class RemoveDuplicateRouteFix()
    : RemoveAttributeFix(DuplicateRoute.Id, "Remove the repeated route");
