using System.Composition;
using Deployment.Sdk.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Deployment.Sdk.CodeFixes;

/// <summary>DPL2007: removes the declaration of a config var that another one makes already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveRepeatedConfigVarFix)), Shared]
internal sealed class RemoveRepeatedConfigVarFix()
    : RemoveAttributeFix(FaultyConfigVar.Id, "Remove the later declaration", FaultyConfigVar.IsRepeated);
