using System.Globalization;
using Deployment.Sdk.Cli.Rendering;

namespace Deployment.Sdk.Tests.Cli;

public sealed class UnseenCharacterTests
{
    /// <summary>A newer Unicode than the one that is written out would show here.</summary>
    [Fact]
    public void They_are_those_of_the_categories_that_obey() => Assert.All(
        Enumerable.Range(0, 0x110000).Where(point => point is < 0xd800 or > 0xdfff).Chunk(0x1000),
        points => Assert.Equal(points.Where(Obeys), points.Where(UnseenCharacter.Is)));

    private static bool Obeys(int point) => CharUnicodeInfo.GetUnicodeCategory(point) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
