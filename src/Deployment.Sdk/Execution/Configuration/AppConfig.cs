using Deployment.Sdk.Heroku;

namespace Deployment.Sdk.Execution;

/// <summary>The config of an app. Values are secrets: they never leave this process.</summary>
/// <param name="App">The app's name.</param>
/// <param name="Values">Names and values.</param>
/// <param name="AddOns">What sets some of them.</param>
internal sealed record AppConfig(string App, IReadOnlyDictionary<string, string> Values, AppAddOns AddOns)
{
    public static async Task<AppConfig> ReadAsync(IHerokuReader heroku, App app, CancellationToken cancellationToken)
    {
        var values = heroku.GetConfigVarsAsync(app.Name, cancellationToken);
        var addOns = AppAddOns.ReadAsync(heroku, app, cancellationToken);
        await Task.WhenAll(values, addOns).ConfigureAwait(false);
        return new AppConfig(app.Name, await values.ConfigureAwait(false), await addOns.ConfigureAwait(false));
    }

    /// <summary>The app alone: values are secrets.</summary>
    public override string ToString() => App;
}
