using System.Globalization;

namespace Deployment.Sdk.Emulator.Wire;

/// <summary>What every app of the emulator has in common, and how Heroku writes a time.</summary>
internal static class Constants
{
    public const string Email = "rehearsal@heroku.invalid";

    private static readonly IdAndName[] Regions =
    [
        new(new Guid("59accabd-516d-4f0e-83e6-6e3757701145"), "us"),
        new(new Guid("ed30241c-ed8c-4bb6-9714-61953675d0b4"), "eu"),
    ];

    public static readonly IdAndName Stack = new(new Guid("69ef6ae1-25ea-4ff7-b3a8-7c0a5f7f8d24"), "heroku-24");

    public static readonly IdAndName Generation = new(new Guid("7a9f7a86-0c7e-4d4d-8f0b-1b8d7a3c4e11"), "cedar");

    public static readonly Guid DynoSize = new("2c6f4f2b-88d1-4c7b-93a5-4f6b2f6f9a10");

    public static IdAndName RegionOf(string? name) => FindRegion(name) ?? Regions[0];

    public static IdAndName? FindRegion(string? identity) =>
        Regions.FirstOrDefault(region => region.Name == identity || region.Id.ToString() == identity);

    public static bool IsStack(string identity) => identity == Stack.Name || identity == Stack.Id.ToString();

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string? Time(DateTimeOffset? time) => time is { } known ? Time(known) : null;
}
