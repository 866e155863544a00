namespace Deployment.Sdk.Benchmarks.Corpus;

/// <summary>
/// Declarations for other generators, as many annotated classes as a plan has, each of ten members: so many routes has a plan for
/// each of its environments.
/// </summary>
internal static class RivalFiles
{
    private const int Members = 10;

    /// <summary>One serializer context that lists the types, as a plan lists its routes, and the types.</summary>
    public static IReadOnlyList<string> Json(int types) =>
    [
        $$"""
        using System.Text.Json.Serialization;

        namespace Company.Json;

        {{Lines(types, type => $"[JsonSerializable(typeof(Message{type}))]")}}
        public sealed partial class Messages : JsonSerializerContext;
        """,
        .. Enumerable.Range(0, types).Select(type =>
            $$"""
            namespace Company.Json;

            public sealed class Message{{type}}
            {
            {{Lines(Members, member => $"    public string? Field{member} {{ get; set; }}")}}
            }
            """),
    ];

    /// <summary>Interfaces of ten calls each.</summary>
    public static IReadOnlyList<string> Refit(int types) =>
    [
        .. Enumerable.Range(0, types).Select(type =>
            $$"""
            using System.Threading.Tasks;
            using Refit;

            namespace Company.Clients;

            public interface IClient{{type}}
            {
            {{Lines(Members, member => $"    [Get(\"/things/{type}/{member}/{{id}}\")] Task<string> Get{member}Async(string id);")}}
            }
            """),
    ];

    /// <summary>Mappers of one pair of classes of ten members each.</summary>
    public static IReadOnlyList<string> Mapperly(int types) =>
    [
        .. Enumerable.Range(0, types).Select(type =>
            $$"""
            using Riok.Mapperly.Abstractions;

            namespace Company.Mapping;

            [Mapper]
            public sealed partial class Mapper{{type}}
            {
                public partial To{{type}} Map(From{{type}} from);
            }

            public sealed class From{{type}}
            {
            {{Lines(Members, member => $"    public string Field{member} {{ get; set; }} = \"\";")}}
            }

            public sealed class To{{type}}
            {
            {{Lines(Members, member => $"    public string Field{member} {{ get; set; }} = \"\";")}}
            }
            """),
    ];

    private static string Lines(int count, Func<int, string> line) => string.Join('\n', Enumerable.Range(0, count).Select(line));
}
