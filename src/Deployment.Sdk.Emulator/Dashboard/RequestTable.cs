namespace Deployment.Sdk.Emulator.Dashboard;

/// <summary>The newest requests and how they were answered.</summary>
internal static class RequestTable
{
    private const int FirstRefusal = 400;

    public static Html Render(IReadOnlyList<RequestEntry> newest) =>
        $"""
        <section data-part="requests">
          <h2>Requests</h2>
          {(newest.Count == 0 ? (Html)$"<p>Nobody asked anything yet.</p>" : Table(newest))}
        </section>
        """;

    private static Html Table(IReadOnlyList<RequestEntry> newest) =>
        $"""
        <table>
          <thead><tr><th>when</th><th>request</th><th>answer</th><th>ms</th><th>client</th></tr></thead>
          <tbody>{newest.Select(Row)}</tbody>
        </table>
        """;

    private static Html Row(RequestEntry entry) =>
        $"""
        <tr class="{(entry.Status is null or >= FirstRefusal ? "failed" : "succeeded")}">
          <td>{entry.At}</td>
          <td><code>{entry.Method} {entry.Path}</code></td>
          <td>{(entry.Status is { } status ? (Html)$"{status}" : $"cut off")} {Injected(entry)}</td>
          <td>{(long)entry.Took.TotalMilliseconds}</td>
          <td>{entry.Client}</td>
        </tr>
        """;

    private static Html Injected(RequestEntry entry) =>
        entry.Scenario is { } scenario ? $"(injected: {scenario})" : Html.Nothing;
}
