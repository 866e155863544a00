namespace Deployment.Sdk;

/// <summary>Allows the release that runs in one environment to be promoted to another, unbuilt and unchanged.</summary>
/// <typeparam name="TFrom">The environment whose release travels.</typeparam>
/// <typeparam name="TTo">The environment that receives it.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PromotionAttribute<TFrom, TTo> : Attribute;
