using System.Text.Json.Serialization;

namespace Deployment.Sdk.Emulator.State;

/// <summary>How the state is written to its file.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, UseStringEnumConverter = true)]
[JsonSerializable(typeof(HerokuState))]
internal sealed partial class StateJson : JsonSerializerContext;
