namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>A class by its names.</summary>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Parts">The classes around it, outermost first, and itself last.</param>
/// <param name="MetadataName">Its full name in metadata, such as <c>Company.Apps+Uat</c>.</param>
/// <param name="Assembly">The simple name of its assembly.</param>
/// <param name="Expression">What generated code calls it, such as <c>global::Company.Apps.Uat</c>.</param>
/// <param name="IsPublic">Whether it may stand in the signature of a public member.</param>
/// <param name="IsGeneric">Whether it, or a class around it, has type parameters.</param>
/// <param name="IsFileLocal">Whether it, or a class around it, is visible in its file only.</param>
/// <param name="IsPrivate">Whether it, or a class around it, cannot be named from elsewhere in its assembly.</param>
/// <param name="Experimental">The ids of what is experimental in its name, each an error unless it is disabled.</param>
internal sealed record TypeModel(
    string Namespace,
    EquatableArray<TypePart> Parts,
    string MetadataName,
    string Assembly,
    string Expression,
    bool IsPublic,
    bool IsGeneric,
    bool IsFileLocal,
    bool IsPrivate,
    EquatableArray<string> Experimental)
{
    /// <summary>Its own name, without escape.</summary>
    public string Name => Parts[Parts.Count - 1].Name;

    /// <summary>Tells it from every other class of the compilation and its references.</summary>
    public string Key { get; } = $"{MetadataName}, {Assembly}";

    /// <summary>The outermost class of the chain that is not partial; null when all are.</summary>
    public string? NotPartial
    {
        get
        {
            foreach (var part in Parts)
            {
                if (!part.IsPartial)
                {
                    return part.Name;
                }
            }

            return null;
        }
    }

    /// <summary>Whether all its names are there; while a class is being typed, one may be missing.</summary>
    public bool HasNames =>
        Parts.All(part => part.Name.Length > 0)
        && (Namespace.Length == 0 || Namespace.Split('.').All(name => name.Length > 0));

    /// <summary>Whether a partial half of it may stand in another file.</summary>
    public bool CanHaveOtherHalf => HasNames && NotPartial is null && !IsGeneric && !IsFileLocal;
}
