namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>
/// A promotion as the other plans of the assembly see it: releases reach production through all of them together. It holds no
/// more than that question needs, so that an edit elsewhere in one plan leaves the others alone.
/// </summary>
/// <param name="From">Where a release travels from.</param>
/// <param name="To">Where it travels to.</param>
internal readonly record struct PromotionEdge(PromotionEnd From, PromotionEnd To);
