using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace Deployment.Sdk.CodeFixes;

/// <summary>Changes attributes and leaves the layout around them as it was.</summary>
internal static class AttributeEdits
{
    /// <summary>Writes other attributes where one stands: within its brackets if it shares them, else each in its own below it.</summary>
    /// <param name="root">The root of the document.</param>
    /// <param name="attribute">The attribute that is replaced.</param>
    /// <param name="replacements">The others, each as it would be written between brackets.</param>
    public static SyntaxNode Replace(SyntaxNode root, AttributeSyntax attribute, params IReadOnlyList<string> replacements)
    {
        if (attribute.Parent is not AttributeListSyntax list)
        {
            return root;
        }

        var written = replacements.Select(Parse).ToList();
        if (replacements.Count == 1 || list.Attributes.Count > 1)
        {
            written[0] = written[0].WithLeadingTrivia(attribute.GetLeadingTrivia());
            written[written.Count - 1] = written[written.Count - 1].WithTrailingTrivia(attribute.GetTrailingTrivia());
            return root.ReplaceNode(list, list.WithAttributes(Spliced(list.Attributes, attribute, written)));
        }

        var lists = written.Select((one, index) => OnItsOwnLine(list, one, index == 0, index == written.Count - 1));
        return root.ReplaceNode(list, lists);
    }

    /// <summary>Writes attributes above a class, each on a line of its own below those that it has.</summary>
    public static SyntaxNode AddTo(SyntaxNode root, TypeDeclarationSyntax type, params IReadOnlyList<string> added)
    {
        if (type.AttributeLists.Count > 0)
        {
            // What is behind the last one on its line is about that one; on a line with the class, the class follows the added ones.
            var last = type.AttributeLists[type.AttributeLists.Count - 1];
            var endsLine = last.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
            return root.ReplaceNode(
                last,
                added.Select((one, index) => OnItsOwnLine(last, Parse(one), isFirst: false, isLast: !endsLine && index == added.Count - 1))
                    .Prepend(endsLine ? last : last.WithTrailingTrivia(LineEnd(last))));
        }

        var lists = added.Select((one, index) => SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(Parse(one)))
            .WithLeadingTrivia(index == 0 ? type.GetLeadingTrivia() : Indentation(type))
            .WithTrailingTrivia(LineEnd(type)));
        return root.ReplaceNode(
            type,
            type.WithLeadingTrivia(Indentation(type)).WithAttributeLists(SyntaxFactory.List(lists)));
    }

    /// <summary>The type arguments of an attribute; empty if its name shows none.</summary>
    public static SeparatedSyntaxList<TypeSyntax> TypeArguments(AttributeSyntax attribute) =>
        GenericName(attribute)?.TypeArgumentList.Arguments ?? default;

    /// <summary>An attribute with another type argument, all else as it was.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="position">Which type argument.</param>
    /// <param name="type">The type, written so that it is understood anywhere; it is shortened to how it is written here.</param>
    public static AttributeSyntax WithTypeArgument(AttributeSyntax attribute, int position, string type) =>
        TypeArguments(attribute) is var arguments && position < arguments.Count
            ? attribute.ReplaceNode(arguments[position], Type(type).WithTriviaFrom(arguments[position]))
            : attribute;

    /// <summary>A type, to be shortened to how it is written where it comes to stand.</summary>
    public static TypeSyntax Type(string type) =>
        SyntaxFactory.ParseTypeName(type).WithAdditionalAnnotations(Simplifier.Annotation);

    private static GenericNameSyntax? GenericName(AttributeSyntax attribute) => attribute.Name switch
    {
        GenericNameSyntax name => name,
        QualifiedNameSyntax { Right: GenericNameSyntax name } => name,
        AliasQualifiedNameSyntax { Name: GenericNameSyntax name } => name,
        _ => null,
    };

    /// <summary>What stands before the name of a generic attribute, such as <c>Deployment.Sdk.</c>; mostly nothing.</summary>
    public static string Qualifier(AttributeSyntax attribute) => GenericName(attribute) is { } name
        ? attribute.ToString().Substring(0, name.SpanStart - attribute.SpanStart)
        : "";

    private static AttributeSyntax Parse(string text)
    {
        var parsed = ((TypeDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"[{text}] class C;")!).AttributeLists[0].Attributes[0];
        var anywhere = TypeArguments(parsed).Where(type => type.ToString().StartsWith("global::", StringComparison.Ordinal));
        return parsed.ReplaceNodes(anywhere, static (_, type) => type.WithAdditionalAnnotations(Simplifier.Annotation));
    }

    private static SeparatedSyntaxList<AttributeSyntax> Spliced(
        SeparatedSyntaxList<AttributeSyntax> attributes, AttributeSyntax replaced, IReadOnlyList<AttributeSyntax> written)
    {
        var index = attributes.IndexOf(replaced);
        var spliced = attributes.Replace(replaced, written[0]);
        for (var more = 1; more < written.Count; more++)
        {
            spliced = spliced.Insert(index + more, written[more]);
            var comma = spliced.GetSeparator(index + more - 1);
            spliced = spliced.ReplaceSeparator(comma, comma.WithTrailingTrivia(SyntaxFactory.Space));
        }

        return spliced;
    }

    private static AttributeListSyntax OnItsOwnLine(AttributeListSyntax pattern, AttributeSyntax attribute, bool isFirst, bool isLast) =>
        pattern.WithAttributes(SyntaxFactory.SingletonSeparatedList(attribute.WithoutTrivia()))
            .WithLeadingTrivia(isFirst ? pattern.GetLeadingTrivia() : Indentation(pattern))
            .WithTrailingTrivia(isLast ? pattern.GetTrailingTrivia() : LineEnd(pattern));

    private static SyntaxTriviaList Indentation(SyntaxNode node)
    {
        var last = node.GetLeadingTrivia().LastOrDefault();
        return last.IsKind(SyntaxKind.WhitespaceTrivia) ? SyntaxFactory.TriviaList(last) : default;
    }

    private static SyntaxTriviaList LineEnd(SyntaxNode node)
    {
        var ends = node.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return SyntaxFactory.TriviaList(ends.IsKind(SyntaxKind.EndOfLineTrivia) ? ends : SyntaxFactory.LineFeed);
    }
}
