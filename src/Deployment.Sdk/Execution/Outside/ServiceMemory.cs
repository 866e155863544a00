using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Deployment.Sdk.Execution;

/// <summary>
/// What observers remember from one event to the next. Of a delivery it is kept in a file as well, until that has ended: whoever takes the delivery
/// up on this machine changes the message and the deployment that are there, and makes no second one.
/// </summary>
/// <param name="folder">Where the files are; null keeps none.</param>
internal sealed partial class ServiceMemory(string? folder)
{
    // By reference: two attributes with the same arguments are equal, and are two observers all the same.
    private readonly ConcurrentDictionary<Attribute, ConcurrentDictionary<(string About, string Key), string>> _memory =
        new(ReferenceEqualityComparer.Instance);

    private readonly Lock _writing = new();

    public string? Recall(Attribute who, string about, string key) =>
        _memory.GetValueOrDefault(who)?.GetValueOrDefault((about, key)) ?? Read(about).GetValueOrDefault(Kept(who, key));

    /// <param name="who">Who remembers.</param>
    /// <param name="about">About what.</param>
    /// <param name="key">Under which name.</param>
    /// <param name="value">What.</param>
    /// <param name="isKept">Whether whoever takes up what it is about has to know it.</param>
    public void Remember(Attribute who, string about, string key, string value, bool isKept)
    {
        _memory.GetOrAdd(who, _ => new())[(about, key)] = value;
        if (folder is null || !isKept)
        {
            return;
        }

        lock (_writing)
        {
            try
            {
                Directory.CreateDirectory(folder);
                var file = FileOf(about);
                File.WriteAllText(
                    $"{file}.new", JsonSerializer.Serialize(Read(about).SetItem(Kept(who, key), value), MemoryJson.Default.ImmutableDictionaryStringString));
                File.Move($"{file}.new", file, overwrite: true);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // A second message is the worst that comes of it.
            }
        }
    }

    /// <summary>Nobody takes it up any more.</summary>
    public void Forget(string about)
    {
        try
        {
            if (folder is not null)
            {
                File.Delete(FileOf(about));
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It is small, and is asked for by nobody.
        }
    }

    private ImmutableDictionary<string, string> Read(string about)
    {
        try
        {
            return folder is not null && File.Exists(FileOf(about))
                ? JsonSerializer.Deserialize(File.ReadAllText(FileOf(about)), MemoryJson.Default.ImmutableDictionaryStringString) ?? ImmutableDictionary<string, string>.Empty
                : ImmutableDictionary<string, string>.Empty;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return ImmutableDictionary<string, string>.Empty;
        }
    }

    // What it is about is anybody's words, and no part of a path.
    private string FileOf(string about) =>
        Path.Combine(folder!, $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(about)))[..32]}.json");

    private static string Kept(Attribute who, string key) =>
        $"{who.GetType().FullName}\n{(who is ObserverAttribute observer ? Foreign.Text(observer.Describe, observer) : "")}\n{key}";

    [JsonSerializable(typeof(ImmutableDictionary<string, string>))]
    private sealed partial class MemoryJson : JsonSerializerContext;
}
