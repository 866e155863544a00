namespace Deployment.Sdk.Plans.Proofs.Secrets;

/// <summary>What the name of a variable or of an argument says about its value.</summary>
internal enum SecretName
{
    /// <summary>Nothing.</summary>
    No,

    /// <summary>It names a secret and goes on: <c>TOKEN_GITHUB</c>, but <c>TOKEN_CACHE</c> too.</summary>
    Perhaps,

    /// <summary>It is the name of a secret: <c>DJANGO_SECRET_KEY</c>.</summary>
    Yes,
}
