using System.Text.RegularExpressions;
using Json.Schema;

namespace Deployment.Sdk.Emulator.Tests.Contract;

/// <summary>One call of the schema: how it is addressed, and what it answers.</summary>
/// <param name="Name">The resource, the method and the address, as a report names it.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The addresses that it has.</param>
/// <param name="Relation">What the schema calls it; the status follows from that.</param>
/// <param name="Answer">What it answers; null where the schema says nothing of it.</param>
internal sealed record Link(string Name, string Method, Regex Path, string? Relation, JsonSchema? Answer)
{
    public bool Allows(int status) => Relation switch
    {
        "create" => status == 201,
        "empty" => status == 202,
        _ => status is 200 or 206,
    };
}
