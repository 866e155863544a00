using System.Collections.Concurrent;
using System.Text.Json;
using Deployment.Sdk.Emulator.Tests.Contract;

[assembly: AssemblyFixture(typeof(Witness))]

namespace Deployment.Sdk.Emulator.Tests.Contract;

/// <summary>
/// Sees every answer that any test of this assembly gets, and fails the run at its end with all that was wrong. What the schema says
/// is asked only where <see cref="Variable"/> names it; the rest of the protocol always.
/// </summary>
public sealed class Witness : IDisposable
{
    /// <summary>The path of Heroku's hyper-schema.</summary>
    public const string Variable = "HEROKU_SCHEMA";

    /// <summary>Calls that Heroku's own command line sends and the schema does not have.</summary>
    private static readonly string[] Unlisted = ["PUT /apps/*/pre-authorizations"];

    private static readonly Lazy<HyperSchema?> Loaded = new(() =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? HyperSchema.Load(path) : null);

    private static readonly ConcurrentDictionary<string, int> Wrong = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, byte> RequestIds = new(StringComparer.Ordinal);

    internal static HyperSchema? Schema => Loaded.Value;

    /// <summary>Judges an answer, and remembers what is wrong with it.</summary>
    /// <returns>The link that it was judged by; null for an error, and where there is no schema.</returns>
    internal static Link? See(Exchange exchange)
    {
        if (!exchange.IsOfTheApi)
        {
            return null;
        }

        foreach (var violation in exchange.ProtocolViolations())
        {
            Report(exchange, null, violation);
        }

        if (exchange.Headers.TryGetValue("Request-Id", out var id) && !RequestIds.TryAdd(id, 0))
        {
            Report(exchange, null, "has the Request-Id of another answer");
        }

        return Schema is { } schema && exchange.Status is >= 200 and < 300 ? See(exchange, schema) : null;
    }

    public void Dispose()
    {
        if (!Wrong.IsEmpty)
        {
            throw new InvalidOperationException("Answers that break the contract:\n" + string.Join(
                '\n', Wrong.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"  {entry.Key} ({entry.Value} times)")));
        }
    }

    private static Link? See(Exchange exchange, HyperSchema schema)
    {
        var links = schema.Find(exchange.Method == "HEAD" ? "GET" : exchange.Method, exchange.Path).ToArray();
        if (links.Length == 0)
        {
            if (!Unlisted.Contains($"{exchange.Method} {Shape(exchange.Path)}"))
            {
                Report(exchange, null, "is a call that the schema does not have");
            }

            return null;
        }

        if (links.All(link => !link.Allows(exchange.Status)))
        {
            Report(exchange, links[0], $"is answered with {exchange.Status}, which '{links[0].Relation}' is not");
        }

        if (exchange.Method != "HEAD")
        {
            var body = JsonElement.Parse(exchange.Body);
            var violations = links.Select(link => HyperSchema.Violations(link, body).ToArray()).MinBy(found => found.Length)!;
            foreach (var violation in violations)
            {
                Report(exchange, links[0], violation);
            }
        }

        return links[0];
    }

    // Ids and names apart, so that a mistake which every app repeats is reported once.
    private static string Shape(string path) => string.Join('/', path.Split('/').Select((part, index) => index % 2 == 0 && index > 0 ? "*" : part));

    private static void Report(Exchange exchange, Link? link, string violation) =>
        Wrong.AddOrUpdate(
            $"{exchange.Method} {Shape(exchange.Path)} -> {exchange.Status}{(link is null ? "" : $" [{link.Name}]")}: {violation}",
            1,
            (_, times) => times + 1);
}
