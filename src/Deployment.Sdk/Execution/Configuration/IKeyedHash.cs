namespace Deployment.Sdk.Execution;

/// <summary>Names a value without telling it: equal values of one key have equal hashes, and without the key no value can be tried out.</summary>
internal interface IKeyedHash
{
    /// <summary>The hash of a value, short enough for a table.</summary>
    string Of(string value);
}
