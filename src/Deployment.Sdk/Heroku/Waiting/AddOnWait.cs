namespace Deployment.Sdk.Heroku;

/// <summary>How the wait for an add-on ended.</summary>
/// <param name="AddOn">The add-on as it was seen last; null if it was not there.</param>
/// <param name="Problem">Why it is not ready; null when it is.</param>
internal sealed record AddOnWait(AddOn? AddOn, string? Problem)
{
    /// <summary>Whether the add-on is ready.</summary>
    public bool IsReady => Problem is null;

    /// <summary>Whether it never will be: it could not be made, or was taken away.</summary>
    public bool IsGone => IsGoneAs(AddOn);

    /// <summary>Whether an add-on never will be ready.</summary>
    /// <param name="addOn">The add-on as it is seen; null if it is not there.</param>
    public static bool IsGoneAs(AddOn? addOn) => addOn is null or { State: AddOnState.Deprovisioned };
}
