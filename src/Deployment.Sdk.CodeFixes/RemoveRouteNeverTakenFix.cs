using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL1006: removes a route whose branches all go elsewhere.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveRouteNeverTakenFix)), Shared]
internal sealed class RemoveRouteNeverTakenFix()
    : RemoveAttributeFix(RouteNeverTaken.Id, "Remove the route that is never taken", RouteNeverTaken.IsClaimed);
