namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>Why a slot cannot be one.</summary>
/// <param name="Argument">Which argument of <c>[Slot]</c> is at fault.</param>
/// <param name="Part">Which part of its text; null for all of it.</param>
/// <param name="Problem">What is wrong, after the slot's name.</param>
/// <param name="Remedy">What to write instead.</param>
internal sealed record SlotFault(string Argument, (int Start, int Length)? Part, string Problem, string Remedy);
