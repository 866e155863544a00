using System.Globalization;

namespace Deployment.Sdk.Benchmarks.Corpus;

/// <summary>A file that has nothing to do with deployment, as most files of a team's project.</summary>
internal static class OrdinaryFile
{
    /// <param name="number">Which file: each declares a class of its own.</param>
    /// <param name="edit">What an edit changes: a number in a method's body.</param>
    public static string Text(int number, int edit = 0)
    {
        var name = $"Order{number.ToString(CultureInfo.InvariantCulture)}";
        return $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;

            namespace Company.Orders.Area{{number % 40}};

            public interface I{{name}}Store
            {
                Task<{{name}}?> FindAsync(Guid id, CancellationToken cancellationToken);
            }

            [Serializable]
            public sealed class {{name}}
            {
                [Obsolete("Use Id.")]
                public int Number { get; set; }

                public Guid Id { get; init; }

                public string Customer { get; set; } = "";

                public List<decimal> Prices { get; } = new();

                public decimal Total() => Prices.Sum() + {{edit}};
            }

            internal sealed class {{name}}Service
            {
                private readonly I{{name}}Store _store;

                public {{name}}Service(I{{name}}Store store) => _store = store;

                public async Task<decimal> TotalAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken)
                {
                    var total = 0m;
                    foreach (var id in ids)
                    {
                        var order = await _store.FindAsync(id, cancellationToken);
                        if (order is null || order.Customer.Length == 0)
                        {
                            continue;
                        }

                        total += order.Prices.Where(price => price > {{edit}}).Select(price => price * 1.2m).Sum();
                    }

                    return total;
                }

                public string Describe({{name}} order) =>
                    string.Join(", ", order.Prices.Select(price => price.ToString("0.00"))) + " for " + order.Customer.ToUpper();
            }
            """;
    }
}
