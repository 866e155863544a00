namespace Deployment.Sdk.Plans.Proofs;

/// <summary>A name that two people of a plan go by.</summary>
/// <param name="Person">The later one of them, counted from 0.</param>
/// <param name="Alias">Which of their aliases it is, counted from 0; null for their e-mail.</param>
/// <param name="Name">The name.</param>
/// <param name="Problem">Whose it is already, as the end of a sentence that begins with the name.</param>
internal sealed record SharedName(int Person, int? Alias, string Name, string Problem);
