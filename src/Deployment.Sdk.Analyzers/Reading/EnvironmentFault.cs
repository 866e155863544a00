namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>Why a type cannot be used as an environment.</summary>
internal enum EnvironmentFault
{
    /// <summary>It can.</summary>
    None,

    /// <summary>It, or its <c>[Environment]</c>, does not bind; the compiler says so.</summary>
    DoesNotBind,

    /// <summary>It is no class: an interface, a struct, an array, ...</summary>
    NotAClass,

    /// <summary>It has no <c>[Environment]</c> of its own.</summary>
    NotDeclared,

    /// <summary>It has type parameters, or a class around it has.</summary>
    Generic,

    /// <summary>It is visible in its file only.</summary>
    FileLocal,

    /// <summary>It cannot be named from elsewhere in its assembly.</summary>
    Private,

    /// <summary>It is static, so it cannot be a type argument.</summary>
    Static,

    /// <summary>It, or a class around it, is not partial.</summary>
    NotPartial,

    /// <summary>Its name, or a member of its own, takes the place of the generated <c>Definition</c>.</summary>
    DefinitionTaken,

    /// <summary>It comes from a referenced assembly that was built without the generator, or hides its <c>Definition</c>.</summary>
    NoDefinition,

    /// <summary>It inherits or carries an attribute that generated code cannot re-create.</summary>
    NotRecreatable,
}
