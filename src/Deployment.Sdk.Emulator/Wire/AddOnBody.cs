using Deployment.Sdk.Emulator.State;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>An add-on as the API shows it.</summary>
internal sealed record AddOnBody
{
    public EmptyBody[] Actions { get; init; } = [];

    public required IdAndName AddonService { get; init; }

    public required BillingEntity BillingEntity { get; init; }

    public required IdAndName App { get; init; }

    public Price? BilledPrice { get; init; }

    public required string[] ConfigVars { get; init; }

    public required string CreatedAt { get; init; }

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required IdAndName Plan { get; init; }

    public required string ProviderId { get; init; }

    public string ProvisionMessage { get; init; } = "";

    public required string State { get; init; }

    public required string UpdatedAt { get; init; }

    public string? WebUrl { get; init; }

    public static AddOnBody Of(AddOnState addOn, HerokuState state)
    {
        var app = state.GetApp(addOn.AppId);
        return new AddOnBody
        {
            AddonService = new IdAndName(DerivedId.Of(addOn.Service), addOn.Service),
            BillingEntity = new BillingEntity(app.Id, app.Name, "app"),
            App = new IdAndName(app.Id, app.Name),
            ConfigVars = [.. state.AttachmentsOf(app).Where(known => known.AddOnId == addOn.Id).Select(known => known.ConfigVar)],
            CreatedAt = Constants.Time(addOn.CreatedAt),
            Id = addOn.Id,
            Name = addOn.Name,
            Plan = new IdAndName(DerivedId.Of(addOn.Plan), addOn.Plan),
            ProviderId = addOn.Id.ToString(),
            State = addOn.Status switch
            {
                AddOnStatus.Provisioning => "provisioning",
                AddOnStatus.Provisioned => "provisioned",
                _ => "deprovisioned",
            },
            UpdatedAt = Constants.Time(addOn.UpdatedAt),
        };
    }
}

/// <summary>Who pays.</summary>
internal sealed record BillingEntity(Guid Id, string Name, string Type);

/// <summary>What is paid. A rehearsal costs nothing, so no add-on has one.</summary>
internal sealed record Price(int Cents, bool Contract, string Unit);

/// <summary>An add-on that a client asks for.</summary>
internal sealed record AddOnCreation(Identity? Plan, string? Name, AddOnAttachmentName? Attachment);

/// <summary>The name that the add-on is to have on its app.</summary>
internal sealed record AddOnAttachmentName(string? Name);

/// <summary>What a client changes of an add-on.</summary>
internal sealed record AddOnUpdate(Identity? Plan, string? Name);

/// <summary>What a client looks for.</summary>
internal sealed record AddOnResolution(string? Addon, string? App, string? AddonService);
