namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>What the generated half of an environment class says.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="StageExpression">Its stage as C#.</param>
/// <param name="DataExpression">The kind of data that it holds, as C#.</param>
/// <param name="SharedAccount">Whether it may share its Heroku token with a production environment.</param>
/// <param name="Declarations">Its other attributes.</param>
internal sealed record EnvironmentDefinitionModel(
    EnvironmentModel Environment,
    string StageExpression,
    string DataExpression,
    bool SharedAccount,
    EquatableArray<DeclarationModel> Declarations);
