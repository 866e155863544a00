using Microsoft.CodeAnalysis;

namespace Deployment.Sdk.Analyzers.Reading;

/// <summary>Finds the member that an enum constant is.</summary>
internal static class EnumMember
{
    /// <summary>The first member of that value; null for a value without one, as a combination of flags is.</summary>
    public static IFieldSymbol? Of(TypedConstant constant)
    {
        foreach (var member in constant.Type?.GetMembers() ?? [])
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, constant.Value))
            {
                return field;
            }
        }

        return null;
    }
}
