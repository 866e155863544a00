namespace Deployment.Sdk.Heroku;

/// <summary>The headers by which Heroku warns beside an answer.</summary>
internal static class Warnings
{
    private const int Longest = 500;

    private static readonly string[] Headers = ["X-Heroku-Warning", "Warning-Message"];

    /// <summary>Tells the warnings of an answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="person">Is told.</param>
    public static void Tell(HttpResponseMessage response, IOperator person)
    {
        foreach (var header in Headers)
        {
            if (response.Headers.TryGetValues(header, out var values))
            {
                foreach (var text in values.Where(text => !string.IsNullOrWhiteSpace(text)))
                {
                    person.Warn(text.Length <= Longest ? text : text[..Longest] + "...");
                }
            }
        }
    }
}
