using Deployment.Sdk.Plans.Patterns;

namespace Deployment.Sdk.Tests.Plans.Patterns;

/// <summary>Patterns that a test relies on being valid.</summary>
internal static class Parsed
{
    public static BranchPattern Pattern(string text)
    {
        var pattern = BranchPattern.TryParse(text, out var error);
        Assert.True(pattern is not null, $"'{text}' was refused: {error}");
        Assert.Null(error);
        return pattern;
    }

    public static BranchLanguage Language(string text, params string[] slots) => BranchLanguage.Of(Pattern(text), slots);

    public static PatternError Error(string text)
    {
        Assert.Null(BranchPattern.TryParse(text, out var error));
        Assert.NotNull(error);
        return error;
    }
}
