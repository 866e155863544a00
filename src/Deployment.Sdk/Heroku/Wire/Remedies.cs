namespace Deployment.Sdk.Heroku;

/// <summary>What a person can do about a call that failed.</summary>
internal static class Remedies
{
    private const string Status = "look at https://status.heroku.com, then repeat the command";

    /// <summary>By Heroku's answer.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="id">Heroku's word for the error; null when the answer had none.</param>
    /// <param name="variable">The environment variable that holds the token; null in a rehearsal.</param>
    public static string? Of(int status, string? id, string? variable) => (status, id) switch
    {
        (401, _) when variable is null => "the token of the rehearsal was revoked: the next command has a new one",
        (401, _) => $"the token in {variable} is wrong or was revoked: make one with heroku authorizations:create, and set {variable} to it",
        (402, _) => "the account has an open bill: its owner settles it at https://dashboard.heroku.com/account/billing",
        (403, SecondFactor.ErrorId) =>
            "run it from a terminal and type the code when it is asked for, or use a token made with heroku authorizations:create, which needs none",
        (403, "suspended") => "the account or app is suspended: its owner asks Heroku's support",
        (403, _) => "let the token's account do this: heroku access:add EMAIL --app APP, or its role in the team",
        (404, _) => "create what is missing, or give this token access to it",
        (406 or 400 or 416, _) => "Heroku does not understand this version of Deployment.Sdk: update the package, or report it",
        (409, _) => "something else is being done there, or it exists already: look, wait until it has ended, then repeat",
        (410, _) => "it was deleted or has expired: deliver a commit, which builds anew",
        (412, _) => "it was changed by somebody else meanwhile: look at it, then repeat the command",
        (422, "verification_needed") => "the account's owner verifies it at https://heroku.com/verify",
        (422, _) => "change what Heroku names in the plan or on the app, then repeat",
        (423, _) => "Heroku wants a person to confirm this: do it once by hand with the heroku command, which asks for the app's name",
        (429, _) => "wait some minutes, in which the account's budget of calls fills again, and stop what else uses it; then repeat",
        ( >= 500, _) => Status,
        _ => null,
    };

    /// <summary>When no answer came.</summary>
    public static string OfSilence => $"check the network and its proxy; {Status}";
}
